// Handrail's shell: what a host page loads. It draws the launcher, and loads the rest when a customer wants it.

/** Filled in by the build. `calls` in its words are the emergency channel's numbers, each after its words. */
const [CSS, GLUE, WASM, TEXT] = __HANDRAIL_BUILD__;

/** How long a file may take, in milliseconds. At 50 kbit/s, what the first view needs takes 13 seconds. */
const LIMIT = 20000;

/** Where the panel fills the window, and the page below is out of reach. */
const NARROW = matchMedia("(max-width:640px)");

const HERE = new URL(".", import.meta.url);
const SHELL_STYLE = new CSSStyleSheet();
SHELL_STYLE.replaceSync(CSS);
/** Our key in the browser's storages. */
const STORED_AS = "handrail";

/** What `start` resolves with, given an abort signal; rejects after a timeout. */
const limited = (start) =>
  new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(LIMIT);
    signal.onabort = () => reject(signal.reason);
    start(signal).then(resolve, reject);
  });

/**
 * Fetches a file and lets the browser compare its hash.
 * @type {import("./build.js").Load}
 */
const load = ([name, integrity], base = HERE, cache) =>
  limited(async (signal) => {
    const get = (cache) => fetch(new URL(name, base), { integrity, cache, signal });
    // A damaged response stays in the browser's cache: a retry bypasses it.
    const response = await get(cache).catch(() => get("reload"));
    if (!response.ok) throw Error(name);
    return response;
  });

/** What `use` returns; `undefined` where the browser denies access to its storages. */
const stored = (use) => {
  try {
    return use();
  } catch {}
};

/** Whether feedback of an earlier visit may wait: by its marker, or by a database whose marker was lost in a crash. */
async function isWaiting() {
  try {
    // Listing databases creates none. Not done without local storage: Chromium then reports an error in the page that cannot
    // be caught.
    return localStorage[STORED_AS] || (await indexedDB.databases()).some(({ name }) => name === STORED_AS);
  } catch {}
}

/** Calls `make` once, and again after a failure. */
function once(make) {
  let made;
  return () => {
    made ??= make();
    made.catch(() => (made = undefined));
    return made;
  };
}

/** One of our shadow roots in the page. */
let place;

/** Imports one of our scripts. Browsers remember one that failed by its address, so a retry needs another address. */
load.script = async ([name, integrity], tries) => {
  const { url } = await load([tries ? `${name}?${tries}` : name, integrity]);
  // `import` has no integrity. These have, and `import` then reuses the module that they have fetched. A script is better,
  // but Trusted Types forbid creating one.
  return limited(async () => {
    await new Promise((onload, onerror) =>
      place.append(
        window.trustedTypes
          ? element("link", { integrity, onload, onerror, rel: "modulepreload", href: url })
          : element("script", { integrity, onload, onerror, type: "module", src: url }),
      ),
    );
    return import(url);
  });
};

/** How often the glue was requested. */
let tries = 0;

/** The program's glue, which also sends the feedback of an earlier visit. */
const loadGlue = once(() => load.script(GLUE, tries++));

/** The program, for all elements of the page. */
const loadProgram = once(async () => {
  const [glue, wasm] = await Promise.all([loadGlue(), load(WASM)]);
  await glue.default(wasm);
  return glue;
});

/** An element. `attributes` are set as properties if it has such properties. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Draws the launcher and the panel of the element `host`, and returns functions that control them. */
function draw(host) {
  const text = TEXT.find(({ lang }) => lang == host.getAttribute("locale")) ?? TEXT[0];
  const shadow = host.attachShadow({ mode: "open" });

  let panel;
  let target;
  /** Counts when the panel is filled or emptied. */
  let turn = 0;

  /** Loads the program and, beside it, this element's content. */
  const loadAll = once(() => {
    place = shadow;
    return Promise.all([loadProgram(), loadContent()]);
  });

  const loadContent = async () => {
    const base = new URL(host.getAttribute("content-url") ?? HERE + "content/", document.baseURI);
    // Whatever its headers say: it names the current files.
    const { locales } = await (await load(["manifest.json"], base, "no-cache")).json();
    const { catalogue, integrity } = locales[text.lang];
    const file = await load([catalogue, integrity], base);
    return { content: base + text.lang + "/", catalogue: new Uint8Array(await file.arrayBuffer()) };
  };

  const prepare = () => loadAll().catch(() => {});
  const launcher = element(
    "button",
    {
      class: "launcher",
      "aria-haspopup": "dialog",
      onclick: () => open(),
      // The first signs of intent. A touch also enters before it presses.
      onpointerenter: prepare,
      onfocus: prepare,
    },
    text.launcher,
  );
  /** Covered by the open panel, the launcher is not focusable. */
  const cover = (isOpen) => launcher.setAttribute("aria-expanded", (launcher.inert = isOpen));
  cover(false);

  const close = () => dialog.close();
  const dialog = element("dialog", {
    class: "panel",
    "aria-label": text.title,
    onclose: () => {
      // The event is asynchronous: the panel may be open again.
      if (dialog.open) return;
      cover(false);
      launcher.focus();
    },
    // It must not return `false`: that would prevent the default action.
    onkeydown: (event) => {
      if (event.key == "Escape" && !event.defaultPrevented) close();
    },
  });
  const root = element("div", { class: "root", lang: text.lang, dir: text.dir }, launcher, dialog);

  const show = () => {
    if (NARROW.matches) dialog.showModal();
    else dialog.show();
    cover(true);
  };

  /** Whether an open panel is not rendered: then it is closed, for a modal dialog would block the page. */
  const isUnseen = () => {
    if (!dialog.open || dialog.getClientRects().length) return;
    close();
    console.error('handrail is hidden: use launcher="hidden"');
    return true;
  };

  // Not at once: a change of size inside a `ResizeObserver`'s callback is reported as an error of the page.
  new ResizeObserver(() => setTimeout(isUnseen)).observe(dialog);

  const open = (wanted) => {
    if (!host.isConnected) return;
    // The page's code has removed what was drawn.
    if (!dialog.isConnected || (panel && !dialog.firstChild)) {
      empty();
      root.replaceChildren(launcher, dialog);
      shadow.replaceChildren(root);
    }
    target = wanted;
    if (!dialog.open) {
      show();
      if (isUnseen()) return;
      if (!panel) return fill();
    }
    panel?.open(wanted);
  };

  /** Removes the panel; resolves once that is done. */
  const empty = () => {
    const old = panel;
    panel = undefined;
    turn++;
    close();
    dialog.replaceChildren();
    return old?.unmount();
  };

  const fill = async () => {
    const mine = ++turn;
    say(element("p", { role: "status" }, text.loading), element("progress", {}));
    try {
      const [{ start }, content] = await loadAll();
      // If it was closed meanwhile, it is filled when it opens again.
      if (mine != turn || !dialog.open) return;
      dialog.replaceChildren();
      panel = start(NARROW, show, SHELL_STYLE, dialog, host, content, load, loadContent);
      panel.open(target);
    } catch (error) {
      if (mine != turn) return;
      console.error("handrail:", error);
      say(element("p", { role: "alert" }, text.failed), element("button", { onclick: fill }, text.retry));
    }
  };

  /** Fills the panel with the shell's own words: while loading, and after a failure. */
  const say = (...children) => {
    const cross = element("button", { onclick: close, "aria-label": text.close }, "×");
    const calls = text.calls.map(([words, number]) =>
      element("p", {}, words, " ", element("a", { href: "tel:" + number.replace(/[^+\d]/g, ""), dir: "ltr" }, number)),
    );
    dialog.replaceChildren(element("div", { class: "shell" }, cross, ...children, ...calls));
    cross.focus();
  };

  shadow.adoptedStyleSheets = [SHELL_STYLE];
  shadow.append(root);
  place = shadow;
  return { open, close, empty, fit: () => panel?.fit(true) };
}

/** The launcher and the panel. See docs/embedding.md for its attributes, methods and events. */
class HandRail extends HTMLElement {
  /** The functions that control it, once the element was in a page. */
  #ours;

  static observedAttributes = ["open"];

  constructor() {
    super();
    // Properties that the page has set before would shadow our methods.
    const { open } = this;
    for (const name of ["open", "close", "logout"]) delete this[name];
    if (typeof open != "function") this.open = open;
  }

  attributeChangedCallback(name, before, value) {
    this.#ours?.[value == null ? "close" : "open"](value);
  }

  connectedCallback() {
    if (this.#ours) return this.#ours.fit();
    this.#ours = draw(this);
    // Sends feedback of an earlier visit.
    isWaiting().then(async (waiting) => waiting && (await loadGlue()).flush(load)).catch(() => {});
    this.attributeChangedCallback("open", null, this.getAttribute("open"));
  }

  disconnectedCallback() {
    // Also called when the element is only moved.
    queueMicrotask(() => this.isConnected || this.#ours.empty());
  }

  /**
   * Opens the panel, at `target` if there is one: `flow:lost-card#where`, `article:change-pin`, `contact:`.
   *
   * Also reflects the attribute: frameworks set the property of that name.
   */
  get open() {
    return (target) => this.#ours?.open(target);
  }

  /** @param {any} wanted */
  set open(wanted) {
    if (wanted || wanted === "") this.setAttribute("open", wanted === true ? "" : wanted);
    else {
      this.removeAttribute("open");
      this.#ours?.close();
    }
  }

  /** Closes the panel; opening it again shows the same view. */
  close() {
    this.#ours?.close();
  }

  /**
   * Deletes all that the widget knows of this customer, after a last attempt to send feedback that waits. Resolves once it
   * is deleted.
   */
  async logout() {
    const forget = () => stored(() => delete sessionStorage[STORED_AS]);
    // Twice: the panel may be opened right after this, and may store once more until it is unmounted.
    forget();
    await this.#ours?.empty();
    forget();
    const leave = async () => {
      const waiting = await isWaiting();
      // Where the browser stores nothing, items are in memory only.
      if (tries || waiting) return (await loadGlue()).logout(load, waiting);
    };
    const late = new Promise((done) => setTimeout(done, 5000));
    if (await Promise.race([leave(), late]).catch(() => {})) return;
    // If that fails or hangs, the customer's words must be deleted all the same. Opening the database again waits for this.
    stored(() => delete localStorage[STORED_AS]);
    stored(() => indexedDB.deleteDatabase(STORED_AS));
  }
}

if (!customElements.get("hand-rail")) customElements.define("hand-rail", HandRail);
