// One key, one answer: the sheet by keyboard alone. Without script the same questions are ticked one by one.
// Keys act only while the focus is inside the sheet, and never while a list is open or a modifier is held.
const form = document.querySelector("[data-sheet]");
if (form) attach(form);

function attach(sheet) {
  const questions = [...sheet.querySelectorAll("[data-question]")];
  sheet.classList.add("has-keys");
  sheet.querySelector("[data-sheet-help]").hidden = false;
  sheet.addEventListener("focusin", ({ target }) => {
    const current = target.closest("[data-question]");
    for (const one of questions) one.classList.toggle("is-current", one === current);
  });
  sheet.addEventListener("keydown", (event) => press(sheet, questions, event));
  const wrong = questions.find((one) => one.classList.contains("has-errors"));
  goTo(wrong ?? questions[0]);
}

function press(sheet, questions, event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.matches("select, button, a, textarea, input[type=text]")) return;
  const current = event.target.closest("[data-question]");
  const act = current && actOf(sheet, questions, current, event);
  if (!act) return;
  event.preventDefault();
  act();
}

function actOf(sheet, questions, current, event) {
  const place = questions.indexOf(current);
  if (event.key === "Enter") return () => sheet.requestSubmit();
  if (event.key === "Backspace") return () => goTo(questions[Math.max(0, place - 1)]);
  if (event.key === "=" && sheet.dataset.like) return () => location.assign(sheet.dataset.like);
  const key = keyOf(event);
  const answer = key && current.querySelector(`[data-key="${key}"]`);
  if (!answer && key !== "0") return null;
  return () => {
    if (answer) choose(current, answer, event.shiftKey);
    if (!event.shiftKey) goTo(questions[place + 1] ?? current);
  };
}

// The place of the key, not its sign: on a French keyboard figures of the top row ask for a shift.
function keyOf(event) {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
  if (digit) return digit[1];
  return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : "";
}

function choose(question, answer, isOneMore) {
  if (answer.type === "checkbox") {
    answer.checked = isOneMore ? !answer.checked : true;
    return;
  }
  const free = [...question.querySelectorAll("select")].find((list) => !list.value);
  const isTaken = question.querySelector("input:checked:not([data-key='0'])");
  if (isOneMore && isTaken && free?.name === answer.name) free.value = answer.value;
  else answer.checked = true;
}

function goTo(question) {
  question.focus();
  question.scrollIntoView({ block: "center" });
}
