// The desk with a queue of its own: each `form[data-fact]` is kept on the device first, then sent.
// Without script, or where the device refuses to keep, the same forms are sent as any other.

import { factOf } from "./forms.js";
import { Outbox } from "./outbox.js";
import { Said } from "./said.js";
import { openStore } from "./store.js";

const panel = document.querySelector("[data-outbox]");
if (panel) start(panel, new Said(panel));

async function start(element, said) {
  const { address, place, zone, worker, shell } = element.dataset;
  register(worker, shell);
  const outbox = await openOutbox(address, zone);
  document.querySelectorAll("form[data-fact]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (!outbox) return;
      event.preventDefault();
      keep(outbox, factOf(form, event.submitter, place), form, said);
    });
  });
  if (!outbox) {
    said.cannotKeep();
    return;
  }
  outbox.addEventListener("saved", () => said.saved());
  outbox.addEventListener("sent", () => said.sent());
  outbox.addEventListener("state", ({ detail }) => said.state(detail, (seq) => outbox.forget(seq)));
  addEventListener("online", () => outbox.drain());
  document.addEventListener("visibilitychange", () => document.hidden || outbox.drain());
  await askToKeep(said);
  await outbox.start();
}

async function openOutbox(address, zone) {
  try {
    return new Outbox({ store: await openStore(), address, zone });
  } catch {
    return undefined;
  }
}

async function keep(outbox, fact, form, said) {
  try {
    await outbox.tell(fact);
    form.reset();
    document.dispatchEvent(new CustomEvent("fact-saved", { detail: fact }));
  } catch {
    // The device is full or refuses: the form, still filled, goes the way it goes without script.
    said.cannotKeep();
    if (form.method === "post" && form.elements.csrfmiddlewaretoken) form.submit();
  }
}

// The browser may throw away what it keeps for sites it was not asked to spare.
async function askToKeep(said) {
  const isSpared = await navigator.storage?.persist?.();
  if (isSpared === false) said.mayBeForgotten();
}

async function register(worker, shell) {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register(worker);
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ shell });
  } catch {
    // Without a worker the desk works while the network does; its queue stays.
  }
}
