// The suggestion that the search field says is active: its text, or null. What it says must fit the list.
const root = document.querySelector("hand-rail").shadowRoot;
const field = root.querySelector("[role=combobox]");
const list = root.getElementById(field.getAttribute("aria-controls"));
const id = field.getAttribute("aria-activedescendant");
const active = id === null ? [] : [root.getElementById(id)];
const selected = [...list.querySelectorAll("[role=option][aria-selected=true]")];
if (active.length !== selected.length || active[0] !== selected[0])
  throw new Error(`the field says ${id}, the list has selected ${selected.map((option) => option.id)}`);
return active[0]?.textContent ?? null;
