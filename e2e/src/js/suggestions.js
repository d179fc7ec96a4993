// The suggestions that the customer sees. What the search field says about them must be so.
const root = document.querySelector("hand-rail").shadowRoot;
const field = root.querySelector("[role=combobox]");
const list = root.getElementById(field.getAttribute("aria-controls"));
const shown = [...list.querySelectorAll("[role=option]")].filter((option) => option.getClientRects().length > 0);
const expanded = field.getAttribute("aria-expanded");
if (list.getAttribute("role") !== "listbox" || expanded !== String(shown.length > 0))
  throw new Error(`the field says that the list is expanded: ${expanded}, but it shows ${shown.length} suggestions`);
return shown.map((option) => option.textContent.trim());
