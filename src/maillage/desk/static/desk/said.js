// What the desk says of its queue, in the words of the page: `data-said-*` on the panel, never words of its own.

export class Said {
  #panel;
  #line;
  #row;

  constructor(panel) {
    this.#panel = panel;
    this.#line = panel.querySelector("[data-outbox-line]");
    this.#row = panel.querySelector("template");
  }

  saved() {
    this.#line.textContent = this.#panel.dataset.saidSaved;
  }

  sent() {
    this.#line.textContent = this.#panel.dataset.saidSent;
  }

  cannotKeep() {
    this.#show("cannot-keep", true);
  }

  mayBeForgotten() {
    this.#show("may-be-forgotten", true);
  }

  state({ link, waiting, refused, lost, aside }, forget) {
    this.#panel.dataset.waiting = waiting;
    this.#count("waiting", waiting);
    this.#count("lost", lost);
    this.#count("aside", aside);
    this.#show("down", link === "down");
    this.#show("door", link === "door");
    this.#list(refused, forget);
  }

  #count(name, number) {
    const line = this.#panel.querySelector(`[data-outbox-${name}]`);
    const words = number === 1 ? line.dataset.one : line.dataset.many.replace("{n}", number);
    line.hidden = number === 0;
    if (number && line.textContent !== words) line.textContent = words;
  }

  #show(name, isShown) {
    this.#panel.querySelector(`[data-outbox-${name}]`).hidden = !isShown;
  }

  // The facts the server refused: which, why, and a button to let each go once it was read.
  #list(refused, forget) {
    const box = this.#panel.querySelector("[data-outbox-refused]");
    box.hidden = !refused.length;
    const rows = refused.map((fact) => {
      const line = this.#row.content.cloneNode(true);
      line.querySelector("[data-what]").textContent = `${fact.day} · ${Object.values(fact.body).join(" · ")}`;
      line.querySelector("[data-why]").textContent = fact.why;
      line.querySelector("button").addEventListener("click", () => forget(fact.seq));
      return line;
    });
    box.querySelector("ul").replaceChildren(this.#row, ...rows);
  }
}
