// Buttons that print the page; they show only where scripts run (class needs-script).

/** Make `button` open the print dialogue. */
export function attachPrint(button) {
  if (button.dataset.attached) return;
  button.dataset.attached = "yes";
  button.addEventListener("click", () => window.print());
}
