// What search has found, as the customer sees it: best first.
const root = document.querySelector("hand-rail").shadowRoot;
const text = (element) => element?.textContent ?? null;
const marks = (element) => [...element.querySelectorAll("mark")].map(text);
return [...root.querySelectorAll(".hits .entry")].map((hit) => {
  const title = hit.querySelector(".entry-title");
  const about = hit.querySelector(".entry-summary");
  const section = text(about.querySelector(".hit-section"));
  return {
    badge: text(hit.querySelector(".badge")),
    title: text(title),
    marked_in_title: marks(title),
    section,
    about: text(about).slice(section?.length ?? 0),
    marked_about: marks(about),
  };
});
