// A device of the hall, on every page of the site its tab opens: it resets when left alone, leaves no history,
// and lets the page be taken away. Everything it knows is in the tab: closing the tab forgets it.

const NAME = "hall";
const GESTURES = ["pointerdown", "keydown", "wheel", "touchstart", "input"];

/** Keep in this tab what the first page tells, with the key of the device if its address holds one. */
export function remember(told) {
  const before = JSON.parse(sessionStorage.getItem(NAME) ?? "{}");
  const key = new URLSearchParams(location.hash.slice(1)).get("cle") ?? before.key ?? "";
  const { hall: home, ...rest } = told.dataset;
  sessionStorage.setItem(NAME, JSON.stringify({ ...rest, home, key }));
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
}

/** Watch this page: idle reset, links without history, a bar to go home or to take the page away. */
export function follow() {
  if (document.documentElement.dataset.followed) return;
  document.documentElement.dataset.followed = "yes";
  const hall = JSON.parse(sessionStorage.getItem(NAME));
  const dialog = makeDialog();
  watchIdle(hall, dialog);
  document.addEventListener("click", (event) => goWithoutHistory(event, hall, dialog));
  if (location.pathname !== hall.home) document.body.append(makeBar(hall, dialog));
}

/** Put the key of this device into the forms that only a device of ours may send; elsewhere they stay without. */
export function fillKeys() {
  let key = "";
  try {
    key = JSON.parse(sessionStorage.getItem(NAME))?.key ?? "";
  } catch {
    // Without storage there is no key, and the server says what to do.
  }
  document.querySelectorAll("[data-hall-form] [name=key]").forEach((field) => {
    field.value = key;
  });
}

/** Back to the first page; what was typed, kept or cached by the visitor goes. */
export async function reset(hall) {
  document.querySelectorAll("form").forEach((form) => form.reset());
  localStorage.clear();
  sessionStorage.clear();
  await Promise.allSettled((await globalThis.caches?.keys() ?? []).map((name) => caches.delete(name)));
  sessionStorage.setItem(NAME, JSON.stringify(hall));
  location.replace(hall.home);
}

function watchIdle(hall, dialog) {
  const idle = hall.idle * 1000;
  const warning = hall.warning * 1000;
  let timer;
  const end = () => reset(hall);
  const ask = () => {
    say(dialog, hall.wordsAsk, hall.wordsSoon, [
      [hall.wordsStay, restart],
      [hall.wordsEnd, end],
    ]);
    timer = setTimeout(end, warning);
  };
  const restart = () => {
    clearTimeout(timer);
    if (dialog.open && dialog.dataset.asks) dialog.close();
    timer = setTimeout(ask, idle - warning);
  };
  // While the question stands, only its own buttons answer: a passer-by's touch is no « yes ».
  GESTURES.forEach((gesture) =>
    document.addEventListener(gesture, () => dialog.open && dialog.dataset.asks || restart(), { passive: true }),
  );
  restart();
}

function goWithoutHistory(event, hall, dialog) {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || link.hasAttribute("download")) return;
  const address = new URL(link.href, location.href);
  const isSamePage = address.pathname === location.pathname && address.search === location.search;
  if (isSamePage && address.hash) return;
  event.preventDefault();
  if (address.origin === location.origin) location.replace(address);
  else showCode(hall, dialog, address.href, hall.wordsOutside);
}

function makeBar(hall, dialog) {
  const bar = document.createElement("nav");
  bar.className = "hall-bar";
  bar.setAttribute("aria-label", hall.wordsHome);
  bar.append(
    button(hall.wordsHome, () => location.replace(hall.home)),
    button(hall.wordsTake, () => showCode(hall, dialog, location.pathname + location.search, hall.wordsScan)),
    button(hall.wordsPrint, () => window.print()),
    button(hall.wordsEnd, () => reset(hall)),
  );
  return bar;
}

function showCode(hall, dialog, address, words) {
  const code = document.createElement("img");
  code.src = `${hall.code}?vers=${encodeURIComponent(address)}`;
  code.alt = address;
  code.className = "hall-code";
  say(dialog, words, "", [[hall.wordsClose, () => dialog.close()]], code);
}

function makeDialog() {
  const dialog = document.createElement("dialog");
  dialog.className = "hall-dialog";
  dialog.setAttribute("aria-labelledby", "hall-question");
  document.body.append(dialog);
  return dialog;
}

function say(dialog, title, text, answers, picture) {
  const heading = document.createElement("h2");
  heading.id = "hall-question";
  heading.textContent = title;
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  const buttons = document.createElement("p");
  buttons.className = "buttons";
  buttons.append(...answers.map(([label, act]) => button(label, act)));
  dialog.replaceChildren(heading, ...(text ? [paragraph] : []), ...(picture ? [picture] : []), buttons);
  dialog.dataset.asks = picture ? "" : "yes";
  if (!dialog.open) dialog.showModal();
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-secondary";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
