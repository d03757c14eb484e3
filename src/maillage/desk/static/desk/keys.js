// Digits press the reasons of the desk, while the focus is among them and nowhere else.
const region = document.querySelector("[data-keys]");
region?.addEventListener("keydown", (event) => {
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
  const button = isPlain && /^\d$/.test(event.key) && region.querySelector(`[data-key="${event.key}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});
// Back from a count, the next one is a key away.
if (location.hash === `#${region?.parentElement.id}`) region.querySelector(".desk-plus").focus({ preventScroll: true });
