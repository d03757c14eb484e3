// What this desk just counted, each taken back by one tap: the same list as without script, kept by the device.
// Taking back is a fact like another, with the opposite number.

const MOST = 5;

export class Acts {
  #section;
  #list;
  #row;
  #store;

  constructor(section, store) {
    this.#section = section;
    this.#list = section.querySelector("ol");
    this.#row = section.querySelector("template");
    this.#store = store;
  }

  // Show again what was counted before the page was read anew, while its half-day lasts.
  async start(when) {
    const kept = ((await this.#store.mark("acts")) ?? []).filter(({ fact }) => isOf(fact, when));
    kept.reverse().forEach((act) => this.#show(act));
  }

  async add(fact, form, submitter) {
    const act = { fact, words: this.#words(fact, form, submitter) };
    this.#show(act);
    const kept = ((await this.#store.mark("acts")) ?? []).filter((one) => isOf(one.fact, fact));
    await this.#store.setMark("acts", [act, ...kept].slice(0, MOST));
  }

  async remove(form) {
    const line = form.closest("li");
    const id = line.dataset.act;
    line.remove();
    const kept = (await this.#store.mark("acts")) ?? [];
    await this.#store.setMark("acts", kept.filter(({ fact }) => fact.op_id !== id));
  }

  #words(fact, form, submitter) {
    const { one, many } = this.#section.dataset;
    const people = fact.body.number === 1 ? one : many.replace("{n}", fact.body.number);
    const chosen = [...form.querySelectorAll("input[type=radio]:checked")].filter(({ value }) => value !== "nr");
    const labels = chosen.map((input) => input.closest("label").textContent.trim());
    const pressed = submitter?.name ? [submitter.querySelector("span").textContent.trim()] : [];
    return [people, ...labels, ...pressed].join(" · ");
  }

  #show({ fact, words }) {
    const line = this.#row.content.firstElementChild.cloneNode(true);
    line.dataset.act = fact.op_id;
    line.querySelectorAll("[data-words]").forEach((place) => { place.textContent = words; });
    const values = { nature: "", reason: "", outcome: "", ...fact.body, day: fact.day, half_day: fact.half_day };
    for (const input of line.querySelectorAll("input")) input.value = values[input.name];
    line.querySelector("[name=number]").value = -fact.body.number;
    this.#list.prepend(line);
    this.#list.hidden = false;
    this.#section.querySelector("[data-nothing]")?.remove();
    [...this.#list.querySelectorAll("li")].slice(MOST).forEach((old) => old.remove());
  }
}

const isOf = (fact, when) => fact.day === when.day && fact.half_day === when.half_day;
