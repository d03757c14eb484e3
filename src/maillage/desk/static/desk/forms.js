// What a form of the desk says, as the body of a fact: numbers as numbers, several answers as a list, no empty field.

const NEVER = new Set(["csrfmiddlewaretoken", "operation", "next"]);
// A form on another day or half-day than now says so itself (the evening tally, a late line).
const WHEN = new Set(["day", "half_day"]);

export function factOf(form, submitter, place) {
  const told = { kind: form.dataset.fact, place: form.dataset.place ?? place, body: {} };
  // What may be told only once, whoever tells it again, has the same id each time.
  if ("once" in form.dataset) told.op_id = form.elements.operation.value;
  for (const [name, value] of new FormData(form, submitter)) {
    if (NEVER.has(name) || value === "") continue;
    if (WHEN.has(name)) told[name] = value;
    else put(told.body, name, value, form.elements[name]);
  }
  return told;
}

function put(body, name, value, field) {
  if (isMany(field)) body[name] = [...(body[name] ?? []), value];
  else body[name] = isNumber(name, field) ? Number(value) : value;
}

// A list: a select of several, or boxes one may tick together.
function isMany(field) {
  const first = field instanceof RadioNodeList ? field[0] : field;
  return first.multiple === true || first.type === "checkbox";
}

// A count may also stand in a hidden field (one more, or one taken back).
function isNumber(name, field) {
  return name === "number" || field.type === "number";
}
