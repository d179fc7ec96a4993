// Part of the panel's glue: what stands between the shell and the program once the program is there.

import { STYLE } from "./build.js";

/** @import { Load } from "./build.js" */

/** Calls the program when it is not on the stack, in the order in which it was asked: hosts call us from inside it. */
const soon = async (call) => {
  await 0;
  call();
};

/** How long a server may take to say whether it has a file, in milliseconds. */
const STATUS_TIMEOUT = 5000;

/** As `load`. A failure has the server's status as its cause, which `load` cannot know: what has another hash is no answer. */
const withStatus = (load) => async (file, base = new URL(".", import.meta.url)) => {
  try {
    return await load(file, base);
  } catch (error) {
    const asked = fetch(new URL(file[0], base), { method: "HEAD", signal: AbortSignal.timeout(STATUS_TIMEOUT) });
    const answer = await asked.catch(() => undefined);
    throw Error(error.message, { cause: answer?.status });
  }
};

/** What puts the program's panel into `dialog`; `narrow` tells whether it is to fill the window, and `show` shows it so. */
export const starter = (mount) => (narrow, show, style, dialog, host, { catalogue, content }, load, renew) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  host.shadowRoot.adoptedStyleSheets = [style, sheet];
  // A release may take files away while the page is open: `renew` gets what there is then.
  const { script } = load;
  const panel = mount(dialog, host, catalogue, content, Object.assign(withStatus(load), { renew, script }));

  const over = new AbortController();
  const listen = (name, listener) => dialog.addEventListener(name, listener, { signal: over.signal });
  // What is typed here is not for the page, which sees an element that is no field.
  for (const name of ["keydown", "keyup", "keypress"]) listen(name, (event) => event.stopPropagation());
  let focused;
  listen("focusin", ({ target }) => (focused = target));

  /** Has an open panel be modal where it fills the window, and nowhere else; what had the focus has it again. */
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
  // Not at once: what changes its size while sizes are told is an error of the page.
  const sizes = new ResizeObserver(() => requestAnimationFrame(() => fit()));
  sizes.observe(dialog);

  return {
    fit,
    open: (target) => soon(() => over.signal.aborted || panel.open(target)),
    /** Takes the panel away; kept when it is gone. */
    unmount: () => {
      over.abort();
      sizes.disconnect();
      return soon(() => panel.unmount()).catch(console.error);
    },
  };
};
