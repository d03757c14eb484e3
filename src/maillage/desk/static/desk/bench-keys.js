// One key adds what it stands before. Keys act only while the focus is among what was found; without
// script each line has its button.

import { refresh } from "./refresh.js";

// A colleague's call is seen without reloading the page, within this time.
const CALLS_MS = 20_000;
const bench = document.querySelector("[data-bench]");
if (bench) {
  attach(bench);
  setInterval(() => document.hidden || refresh(), CALLS_MS);
}

function attach(form) {
  const found = form.querySelector("[data-found]");
  const help = found.querySelector("[data-keys-help]");
  if (help) help.hidden = false;
  form.classList.add("has-keys");
  found.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = actOf(form, found, event);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function actOf(form, found, event) {
  if (event.key === "/") return () => form.elements.search.focus();
  // The place of the key, not its sign: on a French keyboard figures of the top row ask for a shift.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
  const key = digit ? digit[1] : event.key.toLowerCase();
  const button = /^[a-z1-9]$/.test(key) && found.querySelector(`button[data-key="${key}"]`);
  return button ? () => button.click() : null;
}
