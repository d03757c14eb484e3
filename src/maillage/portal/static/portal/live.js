// A board that refreshes itself: the stream says when, the page's own address gives the new board.
// Without script, or when the stream fails, the page is read again by hand.

const board = document.querySelector("[data-live]");

async function refresh() {
  try {
    const response = await fetch(location.href, { headers: { "HX-Request": "true" } });
    if (response.ok) board.innerHTML = await response.text();
  } catch {
    // The network failed: what is shown stays, the next event tries again.
  }
}

if (board && "EventSource" in window) {
  let told = "";
  const stream = new EventSource(board.dataset.live);
  stream.addEventListener("version", (event) => {
    if (told && told !== event.data && !board.contains(document.activeElement)) refresh();
    told = event.data;
  });
  addEventListener("pagehide", () => stream.close());
}
