// What the queue does when the device refuses, when two pages are open, and when answers are mixed: prints what it saw.
import "../../browser/node_modules/fake-indexeddb/auto/index.mjs";
import { Outbox, settlement, waitAfter } from "../../../src/maillage/desk/static/desk/outbox.js";
import { openStore } from "../../../src/maillage/desk/static/desk/store.js";

globalThis.CustomEvent ??= class extends Event {
  constructor(name, { detail } = {}) {
    super(name);
    this.detail = detail;
  }
};
globalThis.fetch = async () => { throw new TypeError("no network"); };
const address = "http://localhost/equipe/accueil/file/";
const visit = { kind: "visit", place: "p", body: { number: 1 } };
const outboxOn = async () => new Outbox({ store: await openStore(), address, zone: "Europe/Paris" });

// Two pages of one device tell at once.
const pages = [await outboxOn(), await outboxOn()];
await Promise.all(pages.flatMap((page) => [page.tell(visit), page.tell(visit)]));
const kept = await (await openStore()).waiting();

// The device is full: nothing is said to be saved.
const add = IDBObjectStore.prototype.add;
IDBObjectStore.prototype.add = function full() {
  this.transaction.abort();
  throw new DOMException("full", "QuotaExceededError");
};
let said = 0;
let error = "";
pages[0].addEventListener("saved", () => { said += 1; });
await pages[0].tell(visit).catch((refusal) => { error = refusal?.name ?? "aborted"; });
IDBObjectStore.prototype.add = add;

// The browser forbids storage altogether.
let forbidden = false;
await openStore({ open() { throw new DOMException("no", "SecurityError"); } }).catch(() => { forbidden = true; });

const batch = [1, 2, 3, 4].map((seq) => ({ seq }));
const mixed = settlement(batch, ["taken", "refused", "later", "taken"].map((outcome) => ({ outcome, sentence: "non" })), 0);
const waits = [1, 2, 7, 30].map((failures) => [waitAfter(failures, 0), waitAfter(failures, 1)]);
const state = await pages[0].state();
console.log(JSON.stringify({
  seqs: kept.map(({ seq }) => seq), ids: new Set(kept.map(({ op_id }) => op_id)).size, names: Object.keys(kept[0]).sort(),
  said, error: error !== "", forbidden, mixed, waits, waiting: state.waiting, link: state.link,
}));
process.exit(0);
