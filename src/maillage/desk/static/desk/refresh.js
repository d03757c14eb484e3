// Figures of the page, read again once the server has everything: what has `data-refresh` is replaced by its twin.
export async function refresh() {
  const parts = document.querySelectorAll("[data-refresh]");
  if (!parts.length) return;
  try {
    const answer = await fetch(location.href, { redirect: "error" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    parts.forEach((part) => {
      const twin = fresh.querySelector(`[data-refresh="${part.dataset.refresh}"]`);
      if (twin) part.replaceChildren(...twin.childNodes);
    });
  } catch {
    // The network failed again: the figures shown stay.
  }
}
