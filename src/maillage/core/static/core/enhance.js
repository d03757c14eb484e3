// What a page gains when scripts run. Everything here is optional: the page works without.
import { attachCombobox } from "./combobox.js";
import { attachIdleLock } from "./idle-lock.js";
import { attachPasskey } from "./passkeys.js";
import { attachPrint } from "./print.js";
import { attachQuickExit } from "./quick-exit.js";

document.documentElement.classList.add("has-script");

document.querySelectorAll("[data-combobox]").forEach(attachCombobox);
document.querySelectorAll("[data-print]").forEach(attachPrint);
document.querySelectorAll("[data-quick-exit]").forEach(attachQuickExit);
document.querySelectorAll("[data-passkey]").forEach(attachPasskey);
document.querySelectorAll("[data-idle-lock]").forEach(attachIdleLock);

// What is wrong in a form is read first: an alert already there when the page opens is not announced.
document.querySelector("[data-focus]")?.focus();

// An account menu left open closes on Escape and when the focus leaves it.
document.querySelectorAll(".account-menu").forEach((menu) => {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
});

// A kiosk or a computer in a hall keeps, in its own tab only, where its module is: it follows every page there.
try {
  const hall = sessionStorage.getItem("hall");
  if (hall) import(JSON.parse(hall).script).then((module) => module.follow());
} catch {
  // A browser that refuses storage is no kiosk.
}
