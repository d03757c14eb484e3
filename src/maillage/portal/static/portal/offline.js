// Asks the browser to keep public pages for when the network fails. Without it, everything works but that.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
}
