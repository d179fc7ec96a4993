// What the panel and dispatch ask of the browser: storages, random numbers, clipboard, printing, the file of live notices.

/** What we call ours in the browser's storages. The shell uses the same. */
export const STORED_AS = "handrail";

/** How long a server may take to answer, in milliseconds. */
const TIMEOUT = 20000;

/** @typedef {"localStorage" | "sessionStorage"} StorageName */

/**
 * What is stored for us; nothing where the browser keeps its storages from us.
 * @param {StorageName} storage
 */
export const stored = (storage) => {
  try {
    return window[storage].getItem(STORED_AS) ?? undefined;
  } catch {}
};

/**
 * Stores `text`, or takes away what is stored; whether the browser did.
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

/** A number in 0..1, evenly spread, that nobody can guess from others. */
export const random = () => crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;

/**
 * Puts `text` on the clipboard; whether the browser did.
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
 * Prints the lines of `text`, and nothing else of the page, from a frame of our own inside `root`.
 * @param {ShadowRoot} root
 * @param {string} text
 */
export const print = (root, text) => {
  const frame = document.createElement("iframe");
  frame.className = "print";
  // It is empty: nothing is fetched for it, and its document is ours.
  root.append(frame);
  const paper = frame.contentDocument;
  for (const line of text.split("\n")) paper.body.appendChild(paper.createElement("p")).textContent = line;
  // It returns when the customer has printed, or changed their mind.
  frame.contentWindow.print();
  frame.remove();
};

/**
 * The JSON at `url`; nothing if it cannot be had.
 * @param {string} url
 */
export const fetchJson = async (url) => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
    if (response.ok) return await response.json();
  } catch {}
};
