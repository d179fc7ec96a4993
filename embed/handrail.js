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
/** What we call ours in the browser's storages. */
const STORED_AS = "handrail";

/** What `start` promises, given a signal that ends it; it fails when that takes too long. */
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
    // What was mangled on its way stays in the browser's cache: a second try goes past it.
    const response = await get(cache).catch(() => get("reload"));
    if (!response.ok) throw Error(name);
    return response;
  });

/** What `use` returns; nothing where the browser keeps its storages from us. */
const stored = (use) => {
  try {
    return use();
  } catch {}
};

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

/** A shadow root of ours that is in the page. */
let place;

/** Imports a script of ours. One that failed is remembered by its address: another of our `tries` needs another one. */
load.script = async ([name, integrity], tries) => {
  const { url } = await load([tries ? `${name}?${tries}` : name, integrity]);
  // `import` cannot compare a hash. These can, and `import` then takes the very module that they have got. A script is
  // better, but policies with Trusted Types forbid us to make one.
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

/** How often the glue was asked for. */
let tries = 0;

/** The program's glue. By itself it sends feedback that is left of an earlier visit. */
const loadGlue = once(() => load.script(GLUE, tries++));

/** The program, for all elements of the page. */
const loadProgram = once(async () => {
  const [glue, wasm] = await Promise.all([loadGlue(), load(WASM)]);
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

/** Draws the launcher and the panel of `host`, the element, and returns what can be done with them. */
function draw(host) {
  const text = TEXT.find(({ lang }) => lang == host.getAttribute("locale")) ?? TEXT[0];
  const shadow = host.attachShadow({ mode: "open" });

  let panel;
  let target;
  /** How often the panel was begun to be filled, or taken away. */
  let turn = 0;

  /** Loads the program and, beside it, this element's content. */
  const loadAll = once(() => {
    place = shadow;
    return Promise.all([loadProgram(), loadContent()]);
  });

  const loadContent = async () => {
    const base = new URL(host.getAttribute("content-url") ?? HERE + "content/", document.baseURI);
    // Whatever its headers say: it names the files that there are now.
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
  /** Covered by the open panel, it takes no focus. */
  const cover = (isOpen) => launcher.setAttribute("aria-expanded", (launcher.inert = isOpen));
  cover(false);

  const close = () => dialog.close();
  const dialog = element("dialog", {
    class: "panel",
    "aria-label": text.title,
    onclose: () => {
      // It comes late: somebody may have opened it again.
      if (dialog.open) return;
      cover(false);
      launcher.focus();
    },
    // It must not return `false`: that would keep the key from doing what it does.
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

  /** Whether an open panel is not drawn: it is closed then, for it would keep the page out of reach. */
  const isUnseen = () => {
    if (!dialog.open || dialog.getClientRects().length) return;
    close();
    console.error('handrail is hidden: use launcher="hidden"');
    return true;
  };

  // Not at once: what changes its size while sizes are told is an error of the page.
  new ResizeObserver(() => setTimeout(isUnseen)).observe(dialog);

  const open = (wanted) => {
    if (!host.isConnected) return;
    // The page's code has taken away what was drawn.
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

  /** Takes the panel away; kept when it is gone. */
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
      // Closed by now, it is filled when it opens again.
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

  /** Fills the panel with the shell's own words: while loading, and when that failed. */
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
  /** What can be done, once the element was in a page. */
  #ours;

  static observedAttributes = ["open"];

  constructor() {
    super();
    // What a page has set before would stand before our methods.
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
    // Feedback of an earlier visit that has not arrived.
    isWaiting().then(async (waiting) => waiting && (await loadGlue()).flush(load)).catch(() => {});
    this.attributeChangedCallback("open", null, this.getAttribute("open"));
  }

  disconnectedCallback() {
    // Also called when the element is only moved: wait and see.
    queueMicrotask(() => this.isConnected || this.#ours.empty());
  }

  /**
   * Opens the panel, and in it `target` if one is named: `flow:lost-card#where`, `article:change-pin`, `contact:`.
   *
   * For frameworks, which set a property of that name where a page has written an attribute, it is that attribute, too.
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
   * Forgets all that the widget knows of this customer. Feedback that has not arrived is tried once more; it is gone
   * when the promise is kept.
   */
  async logout() {
    const forget = () => stored(() => delete sessionStorage[STORED_AS]);
    // Who opens help right after this must not find it, and what is still there may write it once more.
    forget();
    await this.#ours?.empty();
    forget();
    const leave = async () => {
      const waiting = await isWaiting();
      // Where the browser stores nothing, what waits is in memory only.
      if (tries || waiting) return (await loadGlue()).logout(load, waiting);
    };
    const late = new Promise((done) => setTimeout(done, 5000));
    if (await Promise.race([leave(), late]).catch(() => {})) return;
    // What fails or hangs must not keep the customer's words here. Whoever opens the database next waits for this.
    stored(() => delete localStorage[STORED_AS]);
    stored(() => indexedDB.deleteDatabase(STORED_AS));
  }
}

if (!customElements.get("hand-rail")) customElements.define("hand-rail", HandRail);
