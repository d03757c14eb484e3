// A shared desk left alone locks itself: after five minutes without a gesture its lock form is sent.
// Without script the server refuses the next request after the same five minutes.
const IDLE_MS = 5 * 60 * 1000;

export function attachIdleLock(form) {
  let timer;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => form.requestSubmit(), IDLE_MS);
  };
  for (const gesture of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    document.addEventListener(gesture, restart, { passive: true });
  }
  restart();
}
