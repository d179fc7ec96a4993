// Finds visible elements by role and accessible name, in open shadow roots too.
//
// Arguments: a role, a name or null for any, and whether a part of the name is enough.
// Returns { found: [element], there: ["role “name”"] }.
// Names are computed as far as the widget needs it: aria-labelledby, aria-label, labels, alt, title, text.
const [wantedRole, wantedName, partIsEnough] = arguments;

const INPUT_ROLES = { button: "button", submit: "button", checkbox: "checkbox", radio: "radio", search: "searchbox" };
const ROLES = {
  A: (element) => (element.hasAttribute("href") ? "link" : ""),
  ARTICLE: () => "article",
  ASIDE: () => "complementary",
  BUTTON: () => "button",
  DETAILS: () => "group",
  DIALOG: () => "dialog",
  FIELDSET: () => "group",
  FORM: () => "form",
  H1: () => "heading",
  H2: () => "heading",
  H3: () => "heading",
  H4: () => "heading",
  HEADER: () => "banner",
  IMG: (element) => (element.getAttribute("alt") === "" ? "" : "img"),
  INPUT: (element) => INPUT_ROLES[element.type] ?? "textbox",
  LI: () => "listitem",
  MAIN: () => "main",
  NAV: () => "navigation",
  OL: () => "list",
  OUTPUT: () => "status",
  PROGRESS: () => "progressbar",
  SEARCH: () => "search",
  SECTION: (element) => (element.ariaLabel || element.hasAttribute("aria-labelledby") ? "region" : ""),
  SELECT: () => "combobox",
  SUMMARY: () => "button",
  TABLE: () => "table",
  TEXTAREA: () => "textbox",
  UL: () => "list",
};

const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();

const isShown = (element) => {
  if (element.closest("[inert], [aria-hidden='true']")) return false;
  return element.checkVisibility
    ? element.checkVisibility({ visibilityProperty: true })
    : element.getClientRects().length > 0;
};

const roleOf = (element) => element.getAttribute("role") ?? ROLES[element.tagName]?.(element) ?? "";

// The text of an element as it is read out: without what is hidden from screen readers.
const textOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
  if (node.tagName === "IMG") return node.alt;
  const isBlock = getComputedStyle(node).display !== "inline";
  const text = [...node.childNodes].map(textOf).join("");
  return isBlock ? ` ${text} ` : text;
};

const nameOf = (element) => {
  const root = element.getRootNode();
  const labels = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const labelled = labels.map((id) => root.getElementById(id)).filter(Boolean).map(textOf).join(" ");
  const candidates = [
    () => labelled,
    () => element.getAttribute("aria-label"),
    () => [...(element.labels ?? [])].map(textOf).join(" "),
    () => (element.tagName === "FIELDSET" ? textOf(element.querySelector("legend") ?? element) : ""),
    () => element.getAttribute("alt"),
    () => (["dialog", "form", "group", "region", "search", "list"].includes(roleOf(element)) ? "" : textOf(element)),
    () => element.getAttribute("title"),
    () => element.getAttribute("placeholder"),
  ];
  for (const candidate of candidates) {
    const name = tidy(candidate());
    if (name) return name;
  }
  return "";
};

const found = [];
const there = [];
const visit = (root) => {
  for (const element of root.querySelectorAll("*")) {
    const role = roleOf(element);
    if (role && isShown(element)) {
      const name = nameOf(element);
      there.push(`${role} “${name.slice(0, 60)}”`);
      const fits = wantedName === null || (partIsEnough ? name.includes(wantedName) : name === wantedName);
      if (role === wantedRole && fits) found.push(element);
    }
    if (element.shadowRoot) visit(element.shadowRoot);
  }
};
visit(document);
return { found, there };
