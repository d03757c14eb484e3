// Leaving at once a page that somebody else must not see. Without script the link still leads away.

const PRESSES = 3;
const WITHIN_MS = 2000;

/** Make `link` replace the page in the history, and Escape pressed three times do the same. */
export function attachQuickExit(link) {
  if (link.dataset.attached) return;
  link.dataset.attached = "yes";
  const leave = () => {
    // What is shown goes first: the other site may take a second to come.
    document.documentElement.hidden = true;
    document.title = "";
    window.location.replace(link.href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let pressed = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pressed = [...pressed, event.timeStamp].filter((at) => event.timeStamp - at <= WITHIN_MS);
    if (pressed.length >= PRESSES) leave();
  });
}
