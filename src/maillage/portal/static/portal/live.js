// A board that refreshes itself: the stream says when, the page's own address gives the new board.
// Without script, or when the stream fails, the page is read again by hand.

const board = document.querySelector("[data-live]");

async function refresh() {
  try {
    const response = await fetch(location.href, { headers: { "X-Fragment": "true" } });
    if (response.ok) board.innerHTML = await response.text();
  } catch {
    // The network failed: what is shown stays, the next event tries again.
  }
}

if (board && "EventSource" in window) {
  let told = "";
  let due = false;

  // Whoever is reading with the keyboard keeps what has the focus: the new board waits until they leave it.
  const refreshWhenDue = (focused) => {
    if (!due || board.contains(focused)) return;
    due = false;
    refresh();
  };

  const stream = new EventSource(board.dataset.live);
  stream.addEventListener("version", (event) => {
    due ||= told !== "" && told !== event.data;
    told = event.data;
    refreshWhenDue(document.activeElement);
  });
  board.addEventListener("focusout", (event) => {
    // A window left for another keeps the focus for its return.
    if (document.hasFocus()) refreshWhenDue(event.relatedTarget);
  });
  addEventListener("pagehide", () => stream.close());
}
