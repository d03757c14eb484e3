// A question without an answer is counted without leaving the page. The form works without this script.
// When nothing at all was found the question counts by itself, once, unless the browser asks that nothing be sent.
const sent = new Set();
const asksForNothing = navigator.globalPrivacyControl === true || navigator.doNotTrack === "1";

const send = async (form, alone) => {
  const question = form.elements.question.value;
  if (!sent.has(question)) {
    sent.add(question);
    const body = new URLSearchParams({ question });
    if (alone) body.set("alone", "1");
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Fragment": "true" } });
    if (!answer.ok) {
      sent.delete(question);
      throw new Error(String(answer.status));
    }
  }
  const said = form.querySelector("[data-unanswered-said]");
  said.textContent = said.dataset.unansweredSaid;
  form.querySelector("button").hidden = true;
};

const attach = (form) => {
  if (form.dataset.attached) return;
  form.dataset.attached = "true";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, false).catch(() => form.submit());
  });
  if ("alone" in form.dataset && !asksForNothing) send(form, true).catch(() => {});
};

const attachAll = () => document.querySelectorAll("form[data-unanswered]").forEach(attach);

attachAll();
// An answer that replaces another brings its own form.
const answer = document.querySelector("[data-answer]");
if (answer) new MutationObserver(attachAll).observe(answer, { childList: true, subtree: true });
