// One key, one answer: the sheet by keyboard alone. Without script the same questions are ticked one by one.
// Keys act only while the focus is inside the sheet, and never while a list is open or a modifier is held.
const LIKE = ["pole", "channel", "duration", "reasons", "reason_2", "reason_3", "orientations"];
const SAME_SEAT = ["pole", "channel"];
const form = document.querySelector("[data-sheet]");
if (form) attach(form);

function attach(sheet) {
  const questions = [...sheet.querySelectorAll("[data-question]")];
  const written = { before: undefined };
  sheet.classList.add("has-keys");
  sheet.querySelector("[data-sheet-help]").hidden = false;
  sheet.addEventListener("focusin", ({ target }) => {
    const current = target.closest("[data-question]");
    for (const one of questions) one.classList.toggle("is-current", one === current);
  });
  sheet.addEventListener("keydown", (event) => press({ sheet, questions, written }, event));
  sheet.addEventListener("change", ({ target }) => holdMost(target));
  sheet.addEventListener("submit", () => { written.before = new FormData(sheet); });
  sheet.addEventListener("reset", () => setTimeout(() => next({ sheet, questions, written })));
  // « Sans nom » stays in sight above the first question, as far as the screen allows.
  goTo(questions.find((one) => one.classList.contains("has-errors")) ?? first(questions), "nearest");
}

// The sheet is kept on the device and the page stays: an id of its own for the next one, at the same seat.
function next({ sheet, questions, written }) {
  sheet.elements.sheet.value = crypto.randomUUID();
  sheet.querySelectorAll("[name=resources]").forEach((box) => { box.checked = false; });
  if (written.before) fill(sheet, written.before, SAME_SEAT);
  goTo(first(questions));
}

function fill(sheet, answers, names) {
  for (const name of names) {
    const given = answers.getAll(name);
    sheet.querySelectorAll(`[name="${name}"]`).forEach((field) => {
      if (field.matches("select")) field.value = given[0] ?? "";
      else field.checked = given.includes(field.value);
    });
  }
}

function press(desk, event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.matches("select, button, a")) return;
  const current = event.target.closest("[data-question]");
  const act = current && actOf(desk, current, event);
  if (!act) return;
  event.preventDefault();
  act();
}

function actOf({ sheet, questions, written }, current, event) {
  const place = questions.indexOf(current);
  if (event.key === "Enter") return () => sheet.requestSubmit();
  if (event.key === "Backspace") return () => goTo(questions[Math.max(0, place - 1)]);
  if (event.key === "=" && written.before) return () => fill(sheet, written.before, LIKE);
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
    holdMost(answer);
    return;
  }
  const free = [...question.querySelectorAll("select[name^=reason_]")].find((list) => !list.value);
  const isTaken = question.querySelector("input:checked:not([data-key='0'])");
  if (isOneMore && isTaken && free) free.value = answer.value;
  else answer.checked = true;
}

// One answer more than the sheet takes is not ticked.
function holdMost(box) {
  const most = Number(box.closest("[data-most]")?.dataset.most);
  if (!most || box.type !== "checkbox" || !box.checked) return;
  if (box.closest("[data-most]").querySelectorAll("input:checked").length > most) box.checked = false;
}

// The pôle is asked once a seat: answered, the next sheet starts after it.
function first(questions) {
  const [head, second] = questions;
  return head.dataset.question === "pole" && head.querySelector(":checked") ? second : head;
}

function goTo(question, block = "center") {
  question.focus({ preventScroll: true });
  question.scrollIntoView({ block });
}
