// The desk with a queue of its own: each `form[data-fact]` is kept on the device first, then sent.
// Without script, or where the device refuses to keep, the same forms are sent as any other.

import { Acts } from "./acts.js";
import { factOf } from "./forms.js";
import { Outbox } from "./outbox.js";
import { refresh } from "./refresh.js";
import { Said } from "./said.js";
import { download, seal } from "./sealing.js";
import { openStore } from "./store.js";

const panel = document.querySelector("[data-outbox]");
if (panel) start(panel.dataset, new Said(panel));

async function start({ address, place, zone, worker, shell }, said) {
  register(worker, shell);
  // Until the queue is open a form waits for it: what is typed early is kept like the rest.
  const opened = openDesk(address, zone);
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-fact]")) return;
    event.preventDefault();
    if (!form.reportValidity()) return;
    const fact = factOf(form, event.submitter, place);
    const desk = await opened;
    if (desk) keep(desk, { fact, form, submitter: event.submitter, said });
    else sendAsAnyOther(form, event.submitter, said);
  });
  const desk = await opened;
  if (!desk) {
    said.cannotKeep();
    return;
  }
  listen(desk.outbox, said);
  document.querySelector("[data-export]").addEventListener("click", async ({ currentTarget }) => {
    download(await seal(await desk.outbox.exported(), currentTarget.dataset.export), "file-accueil.maillage");
  });
  await askToKeep(said);
  await desk.outbox.start();
  await desk.acts?.start(desk.outbox.now());
}

async function openDesk(address, zone) {
  try {
    const store = await openStore();
    const section = document.querySelector("[data-acts]");
    return { outbox: new Outbox({ store, address, zone }), acts: section && new Acts(section, store) };
  } catch {
    return undefined;
  }
}

function listen(outbox, said) {
  outbox.addEventListener("saved", () => said.saved());
  outbox.addEventListener("sent", () => said.sent());
  outbox.addEventListener("drained", refresh);
  outbox.addEventListener("state", ({ detail }) => said.state(detail, (seq) => outbox.forget(seq)));
  addEventListener("online", () => outbox.drain());
  document.addEventListener("visibilitychange", () => document.hidden || outbox.drain());
}

async function keep({ outbox, acts }, { fact, form, submitter, said }) {
  try {
    const kept = await outbox.tell(fact);
    if (form.closest("[data-acts]")) await acts.remove(form);
    else {
      if (kept.kind === "visit") await acts?.add(kept, form, submitter);
      form.reset();
    }
  } catch {
    sendAsAnyOther(form, submitter, said);
  }
}

// The device is full or refuses: the form, still filled, goes the way it goes without script.
// A page kept on the device has no token and cannot: it says so, and keeps what was typed.
function sendAsAnyOther(form, submitter, said) {
  said.cannotKeep();
  if (!form.elements.csrfmiddlewaretoken) return;
  if (submitter?.name) form.append(Object.assign(document.createElement("input"), {
    type: "hidden", name: submitter.name, value: submitter.value,
  }));
  form.submit();
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
