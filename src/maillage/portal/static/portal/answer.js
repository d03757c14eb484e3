// The search that answers in place: its form and the links of its answer are followed without reload, and
// what has the focus keeps it. The same address gives the whole page or this part of it; without script, or
// when the network fails, the page loads as usual.
import { attachCombobox } from "../core/combobox.js";

const area = document.querySelector("[data-answer]");
const told = document.querySelector("[data-answer-status]");
const form = document.querySelector("main form.search");
const site = document.title.slice(document.title.lastIndexOf(" – "));
let request = null;

async function show(address) {
  request?.abort();
  request = new AbortController();
  try {
    const response = await fetch(address, { headers: { "X-Fragment": "true" }, signal: request.signal });
    if (!response.ok) throw new Error(String(response.status));
    replace(await response.text());
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

function replace(part) {
  const focused = area.contains(document.activeElement) ? document.activeElement : null;
  area.innerHTML = part;
  area.querySelectorAll("[data-combobox]").forEach(attachCombobox);
  if (focused) {
    // A link that is no longer needed leaves the focus to the choice it made, else to the top of the answer.
    const same = focused.id && document.getElementById(focused.id);
    (same || area.querySelector("[aria-current]") || area.querySelector("h1")).focus({ preventScroll: true });
  }
  const { title, status, town } = area.firstElementChild.dataset;
  // Numbers to call are read before anything else.
  if (area.querySelector(".helplines")) area.querySelector("h1").focus();
  document.title = title + site;
  told.textContent = status;
  form.elements.ville.value = town;
  form.elements.commune.value = "";
  // The other language is that of the question now asked.
  document.querySelectorAll("a[hreflang]").forEach((link) => { link.search = location.search; });
}

function go(address) {
  history.pushState(null, "", address);
  show(address);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const asked = [...new FormData(form)].filter(([, value]) => value !== "");
  go(`${form.action}?${new URLSearchParams(asked)}`);
});

area.addEventListener("click", (event) => {
  const link = event.target.closest("[data-answer-links] a");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.href);
});

addEventListener("popstate", () => {
  const asked = new URLSearchParams(location.search);
  form.elements.q.value = asked.get("q") ?? "";
  form.elements.public.value = asked.get("public") ?? "";
  show(location.href);
});
