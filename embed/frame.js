// Part of the panel's glue: between the shell and the program, once the program is loaded.

import { STYLE } from "./build.js";

/** @import { Load } from "./build.js" */

/** Calls the program in a microtask, in the order of the calls: hosts call us while the program is on the stack. */
const soon = async (call) => {
  await 0;
  call();
};

/** How long a server may take to answer whether it has a file, in milliseconds. */
const STATUS_TIMEOUT = 5000;

/** As `load`, but an error has the server's status as its cause, which `load` does not know if the hash differs. */
const withStatus = (load) => async (file, base = new URL(".", import.meta.url)) => {
  try {
    return await load(file, base);
  } catch (error) {
    const asked = fetch(new URL(file[0], base), { method: "HEAD", signal: AbortSignal.timeout(STATUS_TIMEOUT) });
    const answer = await asked.catch(() => undefined);
    throw Error(error.message, { cause: answer?.status });
  }
};

/** Mounts the panel in `dialog`; `narrow` matches if it is to fill the window, and `show` shows it accordingly. */
export const starter = (mount) => (narrow, show, style, dialog, host, { catalogue, content }, load, renew) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  host.shadowRoot.adoptedStyleSheets = [style, sheet];
  // A new release may remove files while the page is open: `renew` fetches the new catalogue.
  const { script } = load;
  const panel = mount(dialog, host, catalogue, content, Object.assign(withStatus(load), { renew, script }));

  const over = new AbortController();
  const listen = (name, listener) => dialog.addEventListener(name, listener, { signal: over.signal });
  // Keys are not for the page, which sees an element that is no text field.
  for (const name of ["keydown", "keyup", "keypress"]) listen(name, (event) => event.stopPropagation());
  let focused;
  listen("focusin", ({ target }) => (focused = target));

  /** Makes an open panel modal if it fills the window, else not, and restores the focus. */
  const fit = (isMoved) => {
    if (!dialog.open) return;
    const last = focused;
    const isRight = dialog.matches(":modal") === narrow.matches;
    if (!isRight) {
      dialog.close();
      show();
    }
    if (!isRight || (isMoved && document.activeElement === document.body)) last?.focus();
  };
  // Not at once: a change of size inside a `ResizeObserver`'s callback is reported as an error of the page.
  const sizes = new ResizeObserver(() => requestAnimationFrame(() => fit()));
  sizes.observe(dialog);

  return {
    fit,
    open: (target) => soon(() => over.signal.aborted || panel.open(target)),
    /** Unmounts the panel; resolves once that is done. */
    unmount: () => {
      over.abort();
      sizes.disconnect();
      return soon(() => panel.unmount()).catch(console.error);
    },
  };
};
