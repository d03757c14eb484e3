// A desk without its browser: the modules of the desk on an IndexedDB in memory, against a real server.
// Told by one line of JSON: {address, cookie, place, facts, seed}. It tells all its facts while the server cannot be
// reached, then drains, and prints what it told, how long it took and what is left.
import "../../browser/node_modules/fake-indexeddb/auto/index.mjs";
import { Outbox } from "../../../src/maillage/desk/static/desk/outbox.js";
import { openStore } from "../../../src/maillage/desk/static/desk/store.js";

const { address, cookie, place, facts, offline, deadline } = JSON.parse(process.argv[2]);
globalThis.CustomEvent ??= class extends Event {
  constructor(name, { detail } = {}) {
    super(name);
    this.detail = detail;
  }
};

// A browser sends its cookies by itself; the token travels with them.
const reach = globalThis.fetch;
let jar = cookie;
let isOffline = offline;
globalThis.fetch = async (url, options) => {
  if (isOffline) throw new TypeError("no network");
  const answer = await reach(url, { ...options, headers: { ...options?.headers, Cookie: jar, Origin: new URL(url).origin } });
  const given = answer.headers.getSetCookie().find((one) => one.startsWith("csrf="));
  if (given) jar = `${cookie}; ${given.split(";")[0]}`;
  return answer;
};

// Node would end while an answer that never comes is awaited: a page stays.
setInterval(() => undefined, 1_000);
const store = await openStore();
const outbox = new Outbox({ store, address, zone: "Europe/Paris" });
const told = [];
const saves = [];
outbox.addEventListener("saved", ({ detail }) => told.push(detail.op_id));
await outbox.start();
for (let number = 0; number < facts; number += 1) {
  const started = performance.now();
  await outbox.tell({ kind: "visit", place, body: { number: 1 + (number % 3) } });
  saves.push(performance.now() - started);
}
isOffline = false;
const started = performance.now();
while ((await outbox.state()).waiting && performance.now() - started < deadline) {
  await outbox.drain();
  if ((await outbox.state()).waiting) await new Promise((resolve) => setTimeout(resolve, 50));
}
const state = await outbox.state();
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ told, seconds, saves, waiting: state.waiting, refused: state.refused.length, lost: state.lost }));
process.exit(0);
