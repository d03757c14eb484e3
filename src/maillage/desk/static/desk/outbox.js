// What the desk tells goes through here: kept on the device first, then sent in order, again and again until answered.
// Sending twice is harmless: each fact has a random id, which the server takes in once.

import { offsetOf, whenOf } from "./clock.js";
import { SignInNeeded, asSent, contact, send } from "./sending.js";

export const SCHEMA = 1;
const MOST_AT_ONCE = 100;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

// How long to wait after `failures` in a row: twice as long each time, between half and whole, so that the desks
// of a network that comes back do not all knock at once.
export function waitAfter(failures, chance = Math.random()) {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  return whole * (0.5 + chance / 2);
}

// What a batch's answers mean for the queue. Everything before the first « later » is settled; the rest is sent again.
export function settlement(batch, answers, reached) {
  const stop = answers.findIndex(({ outcome }) => outcome === "later");
  const settled = stop === -1 ? batch : batch.slice(0, stop);
  const isRefused = (_fact, index) => answers[index].outcome === "refused";
  return {
    taken: settled.filter((fact, index) => !isRefused(fact, index)).map(({ seq }) => seq),
    refused: settled.flatMap((fact, index) => (isRefused(fact, index) ? [{ ...fact, why: answers[index].sentence }] : [])),
    aside: settled.filter((_fact, index) => answers[index].outcome === "aside").length,
    reached: settled.length ? settled.at(-1).seq : reached,
    mustWait: stop !== -1,
  };
}

// Events: "saved", "sent" (detail: how many), "drained" (something was sent and nothing waits), "state" (detail: `state()`).
export class Outbox extends EventTarget {
  #store;
  #address;
  #zone;
  #offset = 0;
  #failures = 0;
  // Facts a batch holds: fewer after each failure, for a link that is up for a moment only; more after each success.
  #size = MOST_AT_ONCE;
  #timer;
  #draining;
  #state = { link: "unknown", aside: 0 };

  constructor({ store, address, zone }) {
    super();
    this.#store = store;
    this.#address = address;
    this.#zone = zone;
  }

  async start() {
    this.#offset = (await this.#store.mark("offset")) ?? 0;
    await this.drain();
  }

  // Keep a fact; when the promise is kept, it survives the end of the page, of the browser and of the power.
  async tell({ kind, place, body, day, half_day, op_id }) {
    const now = this.now();
    const when = { day: day || now.day, half_day: half_day || now.half_day };
    const fact = { op_id: op_id ?? crypto.randomUUID(), schema: SCHEMA, kind, place, ...when, body };
    await this.#store.add(fact);
    this.dispatchEvent(new CustomEvent("saved", { detail: fact }));
    await this.#tellState();
    this.drain();
    return fact;
  }

  // The day and the half-day it is for the server.
  now() {
    return whenOf(Date.now(), this.#offset, this.#zone);
  }

  // Send all that waits; one at a time on this device, whatever the pages open.
  drain() {
    clearTimeout(this.#timer);
    this.#draining ??= this.#alone(() => this.#drain()).finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  // What waits and what was refused, as it would be sent.
  async exported() {
    return [...(await this.#store.waiting()), ...(await this.#store.refused())].map(asSent);
  }

  async forget(seq) {
    await this.#store.forget(seq);
    await this.#tellState();
  }

  async state() {
    const [waiting, refused] = [await this.#store.waiting(), await this.#store.refused()];
    const lost = (await this.#store.mark("lost")) ?? 0;
    return { ...this.#state, waiting: waiting.length, refused, lost };
  }

  #alone(act) {
    return globalThis.navigator?.locks ? navigator.locks.request("maillage-desk-outbox", act) : act();
  }

  async #drain() {
    try {
      const token = await this.#contact();
      let sent = false;
      while (await this.#sendOne(token)) sent = true;
      this.#failures = 0;
      if (sent) this.dispatchEvent(new CustomEvent("drained"));
    } catch (error) {
      this.#failures += 1;
      this.#size = Math.max(1, Math.floor(this.#size / 2));
      this.#state.link = error instanceof SignInNeeded ? "door" : "down";
      this.#timer = setTimeout(() => this.drain(), waitAfter(this.#failures));
    }
    await this.#tellState();
  }

  async #contact() {
    const told = await contact(this.#address);
    this.#offset = offsetOf(told.now, told.asked, told.answered);
    await this.#store.setMark("offset", this.#offset);
    this.#state.link = "up";
    return told.token;
  }

  // One batch; true when there may be another.
  async #sendOne(token) {
    const batch = await this.#store.waiting(this.#size);
    if (!batch.length) return false;
    const reached = (await this.#store.mark("reached")) ?? 0;
    const told = await send(this.#address, token, reached, batch);
    this.#size = Math.min(MOST_AT_ONCE, this.#size * 2);
    const settled = settlement(batch, told.facts, reached);
    const lost = told.missing.filter((seq) => seq <= settled.reached).length;
    await this.#store.settle({ ...settled, lost });
    this.#state.aside += settled.aside;
    this.dispatchEvent(new CustomEvent("sent", { detail: settled.taken.length }));
    await this.#tellState();
    if (settled.mustWait) throw new Error("later");
    return true;
  }

  async #tellState() {
    this.dispatchEvent(new CustomEvent("state", { detail: await this.state() }));
  }
}
