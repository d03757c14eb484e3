// A text field that suggests: WAI-ARIA combobox with a list, choice by hand (APG « list autocomplete »).
//
// <input data-combobox data-source="/communes.json" [data-target="id of a hidden field"] [data-submit]
//        data-found-none="…" data-found-one="…" data-found-many="{count} …">
// The source answers ?q= with {"results": [{"value", "label", "detail"?, "path"?}]}. Choosing writes the label in
// the field and the value in the target; typing empties the target. A result with a path is a page: choosing it
// opens that page. Without script it is a plain field.

const PAUSE_MS = 160;
const SHORTEST = 2;
let fieldCount = 0;

class Combobox {
  constructor(input) {
    this.input = input;
    this.target = input.dataset.target ? document.getElementById(input.dataset.target) : null;
    this.options = [];
    this.active = -1;
    this.request = null;
    this.timer = 0;
    this.build();
    this.listen();
  }

  build() {
    fieldCount += 1;
    this.input.id ||= `combobox-${fieldCount}`;
    const id = `${this.input.id}-suggestions`;
    const frame = document.createElement("div");
    frame.className = "combobox";
    this.input.replaceWith(frame);
    this.list = Object.assign(document.createElement("ul"), { id, className: "suggestions", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.input.labels?.[0]?.textContent.trim() ?? "");
    this.status = Object.assign(document.createElement("p"), { className: "visually-hidden" });
    this.status.setAttribute("role", "status");
    frame.append(this.input, this.list, this.status);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    Object.entries(attributes).forEach(([name, value]) => this.input.setAttribute(name, value));
    this.input.autocomplete = "off";
  }

  listen() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    // The list must not take the focus from the field.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(this.options.indexOf(option));
    });
  }

  typed() {
    if (this.target) this.target.value = "";
    clearTimeout(this.timer);
    this.request?.abort();
    const text = this.input.value.trim();
    if (text.length < SHORTEST) {
      this.close();
      return;
    }
    this.timer = setTimeout(() => this.ask(text), PAUSE_MS);
  }

  async ask(text) {
    this.request = new AbortController();
    const address = new URL(this.input.dataset.source, document.baseURI);
    address.searchParams.set("q", text);
    try {
      const response = await fetch(address, { signal: this.request.signal, headers: { Accept: "application/json" } });
      if (!response.ok) return this.close();
      const { results } = await response.json();
      if (document.activeElement === this.input) this.show(results);
    } catch (error) {
      // Typing went on, or the network failed: the field still works as plain text.
      if (error.name !== "AbortError") this.close();
    }
  }

  show(results) {
    this.options = results.map((result, index) => this.option(result, index));
    this.list.replaceChildren(...this.options);
    this.mark(-1);
    this.expand(results.length > 0);
    this.announce(results.length);
  }

  option(result, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.value = result.value;
    option.dataset.label = result.label;
    if (result.path) option.dataset.path = result.path;
    option.append(Object.assign(document.createElement("span"), { textContent: result.label }));
    if (result.detail) option.append(" ", Object.assign(document.createElement("small"), { textContent: result.detail }));
    return option;
  }

  announce(count) {
    const { foundNone = "", foundOne = "", foundMany = "" } = this.input.dataset;
    const sentence = count === 0 ? foundNone : count === 1 ? foundOne : foundMany;
    this.status.textContent = sentence.replace("{count}", String(count));
  }

  pressed(event) {
    const isOpen = !this.list.hidden;
    const last = this.options.length - 1;
    if (event.key === "Escape" && isOpen) this.close();
    else if (event.key === "ArrowDown" && isOpen) this.mark(this.active < last ? this.active + 1 : 0);
    else if (event.key === "ArrowUp" && isOpen) this.mark(this.active > 0 ? this.active - 1 : last);
    else if (event.key === "Enter" && isOpen && this.active >= 0) this.choose(this.active);
    else if (event.key === "ArrowDown" && this.options.length > 0) this.expand(true);
    else return;
    event.preventDefault();
  }

  mark(index) {
    this.active = index;
    this.options.forEach((option, position) => option.setAttribute("aria-selected", String(position === index)));
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", this.options[index].id);
      this.options[index].scrollIntoView({ block: "nearest" });
    }
  }

  choose(index) {
    const { label, value, path } = this.options[index].dataset;
    this.input.value = label;
    if (this.target) this.target.value = value;
    this.options = [];
    this.close();
    this.input.dispatchEvent(new CustomEvent("combobox:chosen", { bubbles: true, detail: { label, value } }));
    if (path) location.assign(new URL(path, document.baseURI));
    else if ("submit" in this.input.dataset) this.input.form?.requestSubmit();
  }

  expand(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.expand(false);
    this.mark(-1);
    this.status.textContent = "";
  }
}

/** Give `input` its list of suggestions, once. */
export function attachCombobox(input) {
  if (input.getAttribute("role") !== "combobox") new Combobox(input);
}
