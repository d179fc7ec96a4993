// @ts-check
// Handrail's shell: what a host page loads. It draws the launcher, and loads the rest when a customer wants it.

/**
 * Filled in by the build: each file with its SHA-384, and the words to say before anything is loaded.
 * @type {{glue: string[], wasm: string[], css: string, text: Record<string, Record<string, string>>}}
 */
const BUILD = __HANDRAIL_BUILD__;

const HERE = new URL(".", import.meta.url);
const SHELL_STYLE = styleSheet(BUILD.css);
/** What we call ours in the browser's storages. */
const STORED_AS = "handrail";

function styleSheet(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Fetches a file and lets the browser compare its hash. */
async function load([name, integrity], base = HERE) {
  const url = new URL(name, base);
  // What was mangled on its way stays in the browser's cache: a second try goes past it.
  const response = await fetch(url, { integrity }).catch(() => fetch(url, { integrity, cache: "reload" }));
  if (!response.ok) throw Object.assign(Error(`${name}: ${response.status}`), { status: response.status });
  return response;
}

/** What `use` returns; nothing where the browser keeps its storages from us. */
function stored(use) {
  try {
    return use();
  } catch {}
}

/** Whether feedback of an earlier visit may wait: by its mark, or by a database whose mark was lost with a killed browser. */
async function isWaiting() {
  try {
    // To ask for databases creates none. Without local storage it is not asked: Chromium reports an error in the page then
    // that nobody can catch.
    return localStorage[STORED_AS] || (await indexedDB.databases()).some(({ name }) => name === STORED_AS);
  } catch {}
}

/** What `make` promises, made when first asked for, and again after a failure. */
function once(make) {
  let made;
  return () => {
    made ??= make();
    made.catch(() => (made = undefined));
    return made;
  };
}

let tries = 0;

/** The program's glue. By itself it sends feedback that is left of an earlier visit. */
const loadGlue = once(async () => {
  // A module that failed is remembered by its address: another try needs another one.
  const [name, integrity] = BUILD.glue;
  const address = tries++ ? `${name}?${tries}` : name;
  // `import` cannot compare a hash: `fetch` does, and `import` then finds the very file in the cache.
  await load([address, integrity]);
  return import(new URL(address, HERE).href);
});

/** The program, for all elements of the page. */
const loadProgram = once(async () => {
  const [glue, wasm] = await Promise.all([loadGlue(), load(BUILD.wasm)]);
  await glue.default(wasm);
  return glue;
});

/** `attributes` are set as properties where there are such. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The launcher and the panel. See docs/embedding.md for its attributes, methods and events. */
class HandRail extends HTMLElement {
  #launcher;
  #dialog;
  #panel;
  #target;

  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [SHELL_STYLE];
    const text = this.#text;
    const prepare = () => this.#load().catch(() => {});
    this.#launcher = element(
      "button",
      {
        class: "launcher",
        "aria-haspopup": "dialog",
        "aria-expanded": false,
        onclick: () => this.open(),
        // The first signs of intent. A touch also enters before it presses.
        onpointerenter: prepare,
        onfocus: prepare,
      },
      text.launcher,
    );
    this.#dialog = element("dialog", {
      class: "panel",
      lang: this.#locale,
      dir: text.dir,
      "aria-label": text.title,
      onclose: () => {
        // It comes late: somebody may have opened it again.
        if (this.#dialog.open) return;
        this.#launcher.setAttribute("aria-expanded", false);
        this.#launcher.focus();
      },
      // It must not return `false`: that would keep the key from doing what it does.
      onkeydown: (event) => {
        if (event.key === "Escape" && !event.defaultPrevented) this.close();
      },
    });
    root.append(this.#launcher, this.#dialog);
    // Feedback of an earlier visit that has not arrived.
    isWaiting().then(async (waiting) => waiting && (await loadGlue()).flush(load)).catch(() => {});
  }

  disconnectedCallback() {
    // Also called when the element is only moved: wait and see.
    queueMicrotask(() => this.isConnected || this.#empty());
  }

  #empty() {
    this.#panel?.unmount();
    this.#panel = undefined;
    this.#dialog?.close();
    this.#dialog?.replaceChildren();
  }

  /** Opens the panel, and in it `target` if one is named: `flow:lost-card#where`, `article:change-pin`, `contact:`. */
  open(target) {
    const dialog = this.#dialog;
    if (!dialog) return;
    this.#target = target;
    if (!dialog.open) {
      if (matchMedia("(max-width: 640px)").matches) dialog.showModal();
      else dialog.show();
      this.#launcher.setAttribute("aria-expanded", true);
      if (!this.#panel) this.#fill();
    }
    this.#panel?.open(target);
  }

  async #fill() {
    this.#show(element("p", { role: "status" }, this.#text.loading), element("progress", {}));
    try {
      const [{ mount, css }, { catalogue, content }] = await this.#load();
      // Closed by now, it is filled when it opens again.
      if (!this.#dialog.open || this.#panel) return;
      this.shadowRoot.adoptedStyleSheets = [SHELL_STYLE, styleSheet(css)];
      this.#dialog.replaceChildren();
      // A release may take files away while the page is open: what the manifest names then is not in the cache.
      const loader = Object.assign((...file) => load(...file), { renew: () => this.#loadContent() });
      this.#panel = mount(this.#dialog, this, catalogue, content, loader);
      this.#panel.open(this.#target);
    } catch (error) {
      console.error("handrail:", error);
      this.#fail();
    }
  }

  /** Closes the panel; opening it again shows the same view. */
  close() {
    this.#dialog?.close();
  }

  /**
   * Forgets all that the widget knows of this customer. Feedback that has not arrived is tried once more; it is gone
   * when the promise is kept.
   */
  async logout() {
    this.#empty();
    stored(() => delete sessionStorage[STORED_AS]);
    const leave = async () => {
      const waiting = await isWaiting();
      // Where the browser stores nothing, what waits is in the glue only.
      if (tries || waiting) return (await loadGlue()).logout(load, waiting);
    };
    const late = new Promise((done) => setTimeout(done, 5000));
    if (await Promise.race([leave(), late]).catch(() => {})) return;
    // What fails or hangs must not keep the customer's words here.
    stored(() => delete localStorage[STORED_AS]);
    // Whoever opens the database next waits for this.
    stored(() => indexedDB.deleteDatabase(STORED_AS));
  }

  get #locale() {
    const wanted = this.getAttribute("locale");
    return Object.hasOwn(BUILD.text, wanted) ? wanted : Object.keys(BUILD.text)[0];
  }

  get #text() {
    return BUILD.text[this.#locale];
  }

  /** Loads the program and, beside it, this element's content. */
  #load = once(() => Promise.all([loadProgram(), this.#loadContent()]));

  async #loadContent() {
    const base = new URL(this.getAttribute("content-url") ?? HERE + "content/", document.baseURI);
    const manifest = await (await load(["manifest.json"], base)).json();
    const { catalogue, integrity } = manifest.locales[this.#locale];
    const file = await load([catalogue, integrity], base);
    return { content: new URL(".", file.url).href, catalogue: new Uint8Array(await file.arrayBuffer()) };
  }

  #fail() {
    const text = this.#text;
    this.#show(
      element("p", { role: "alert" }, text.failed),
      element("button", { onclick: () => this.#fill() }, text.retry),
      element("p", {}, text.call, " ", element("a", { href: `tel:${text.phone.replaceAll(" ", "")}` }, text.phone)),
    );
  }

  /** Fills the panel with the shell's own words: while loading, and when that failed. */
  #show(...children) {
    const close = element("button", { onclick: () => this.close(), "aria-label": this.#text.close }, "×");
    this.#dialog.replaceChildren(element("div", { class: "shell" }, close, ...children));
    close.focus();
  }
}

if (!customElements.get("hand-rail")) customElements.define("hand-rail", HandRail);
