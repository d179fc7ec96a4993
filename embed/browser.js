// Browser APIs for the panel and dispatch: storages, random numbers, clipboard, printing, live notices.

/** Our key in the browser's storages, which the shell uses, too. */
export const STORED_AS = "handrail";

/** How long a server may take to answer, in milliseconds. */
const TIMEOUT = 20000;

/** @typedef {"localStorage" | "sessionStorage"} StorageName */

/**
 * What is stored for us; `undefined`, too, where the browser denies access.
 * @param {StorageName} storage
 */
export const stored = (storage) => {
  try {
    return window[storage].getItem(STORED_AS) ?? undefined;
  } catch {}
};

/**
 * Stores `text`, or removes what is stored; whether that succeeded.
 * @param {StorageName} storage
 * @param {string} [text]
 */
export const store = (storage, text) => {
  try {
    if (text === undefined) window[storage].removeItem(STORED_AS);
    else window[storage].setItem(STORED_AS, text);
    return true;
  } catch {
    return false;
  }
};

/** A uniformly distributed, cryptographically secure random number in 0..1. */
export const random = () => crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;

/**
 * Copies `text` to the clipboard; whether that succeeded.
 * @param {string} text
 */
export const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * Prints the lines of `text`, without the rest of the page, from a frame inside `root`.
 * @param {ShadowRoot} root
 * @param {string} text
 */
export const print = (root, text) => {
  const frame = document.createElement("iframe");
  frame.className = "print";
  // It is empty (`about:blank`): nothing is fetched for it, and its document is ours.
  root.append(frame);
  const paper = frame.contentDocument;
  for (const line of text.split("\n")) paper.body.appendChild(paper.createElement("p")).textContent = line;
  // Blocks until the customer has printed or cancelled.
  frame.contentWindow.print();
  frame.remove();
};

/**
 * The JSON at `url`; `undefined` if that fails.
 * @param {string} url
 */
export const fetchJson = async (url) => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
    if (response.ok) return await response.json();
  } catch {}
};
