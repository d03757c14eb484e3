// The queue of a desk, moved by others: the stream says when, the page's own address gives the queue again.
// Whoever types or has opened a drawer keeps what they have: the queue waits until they are done.

const queue = document.querySelector("[data-queue]");
let told = "";
let due = false;

const isBusy = () =>
  queue.querySelector("details[open]") !== null || (queue.contains(document.activeElement) && document.activeElement.matches("input"));

async function refresh() {
  if (!due || isBusy()) return;
  due = false;
  const held = document.activeElement.closest?.("[data-key]")?.dataset.key;
  try {
    const response = await fetch(location.href, { headers: { "X-Fragment": "true" } });
    if (!response.ok || response.redirected) return;
    queue.innerHTML = await response.text();
    if (held) queue.querySelector(`[data-key="${CSS.escape(held)}"] button`)?.focus();
  } catch {
    due = true; // the network failed: the next change, or the next look, tries again
  }
}

if (queue && "EventSource" in window) {
  const stream = new EventSource(queue.dataset.queue);
  stream.addEventListener("version", (event) => {
    due ||= told !== "" && told !== event.data;
    told = event.data;
    refresh();
  });
  queue.addEventListener("focusout", () => setTimeout(refresh));
  queue.addEventListener("toggle", () => setTimeout(refresh), true);
  addEventListener("pagehide", () => stream.close());
}

// A page come back to must draw new ids: a button pressed again would give the number of the person before.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
