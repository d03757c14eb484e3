// The queue on the device: facts in the order they were told, each kept for good before anybody reads « enregistré ».
// It holds no person, no clock and no address: what a fact says, the place, the day and the half-day.

const NAME = "maillage-desk";
const VERSION = 1;
const STRICT = { durability: "strict" };

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const complete = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error);
  transaction.onerror = () => reject(transaction.error);
});

export async function openStore(factory = indexedDB) {
  const request = factory.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("facts", { keyPath: "seq" });
    request.result.createObjectStore("marks");
  };
  const database = await done(request);
  // Another page brings a newer version of the desk: let it.
  database.onversionchange = () => database.close();
  return new Store(database);
}

export class Store {
  #database;

  constructor(database) {
    this.#database = database;
  }

  // Keep a fact after the last one; it is on the disk when the promise is kept, and in no other case.
  async add(fact) {
    const transaction = this.#database.transaction(["facts", "marks"], "readwrite", STRICT);
    const ended = complete(transaction);
    const marks = transaction.objectStore("marks");
    const next = marks.get("last");
    next.onsuccess = () => {
      const seq = (next.result ?? 0) + 1;
      transaction.objectStore("facts").add({ ...fact, seq, state: "waiting" });
      marks.put(seq, "last");
    };
    await ended;
  }

  // The first facts that wait, in their order.
  async waiting(most = Infinity) {
    return (await this.#all()).filter(({ state }) => state === "waiting").slice(0, most);
  }

  // The facts that the server refused, kept until a person has read why.
  async refused() {
    return (await this.#all()).filter(({ state }) => state === "refused");
  }

  // Forget the facts the server has, keep those it refused with its sentence; remember how far it answered, and how
  // many it never saw come though this device had told them.
  async settle({ taken, refused, reached, lost }) {
    const transaction = this.#database.transaction(["facts", "marks"], "readwrite", STRICT);
    const ended = complete(transaction);
    const facts = transaction.objectStore("facts");
    taken.forEach((seq) => facts.delete(seq));
    refused.forEach((fact) => facts.put({ ...fact, state: "refused" }));
    const marks = transaction.objectStore("marks");
    marks.put(reached, "reached");
    const before = marks.get("lost");
    before.onsuccess = () => marks.put((before.result ?? 0) + lost, "lost");
    await ended;
  }

  // A refused fact was read by a person, who lets it go.
  async forget(seq) {
    const transaction = this.#database.transaction("facts", "readwrite", STRICT);
    const ended = complete(transaction);
    transaction.objectStore("facts").delete(seq);
    await ended;
  }

  async mark(name) {
    return done(this.#database.transaction("marks").objectStore("marks").get(name));
  }

  async setMark(name, value) {
    const transaction = this.#database.transaction("marks", "readwrite");
    const ended = complete(transaction);
    transaction.objectStore("marks").put(value, name);
    await ended;
  }

  #all() {
    return done(this.#database.transaction("facts").objectStore("facts").getAll());
  }
}
