// The interface to feedback for the panel and the shell. Fetches dispatch.js, which sends it, when it is first needed.

import { stored } from "./browser.js";
import { DISPATCH } from "./build.js";

/** @import { Load } from "./build.js" */
/** @import { Visit } from "./visit.js" */
/** @typedef {typeof import("./dispatch.js")} Dispatch */
/** @typedef {(key: string, news: string) => void} Listener */

/** How long logging out waits for the last attempt, in milliseconds: less than the shell waits for us. */
const LAST_TRY_TIMEOUT = 4000;

/** The current customer, and whether they may have items. Logging out replaces them. */
let customer = { isActive: false };

/** @type {Dispatch | undefined} dispatch.js, once it is loaded. */
let dispatch;

/** @type {Promise<Dispatch> | undefined} */
let loading;
let tries = 0;

/** @type {Set<Listener>} */
const listeners = new Set();

/**
 * Calls `listener` with an item's key and news of it; returns the function that unsubscribes.
 * @param {Listener} listener
 */
export const subscribe = (listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Loads dispatch.js; after a failure the next call retries.
 * @param {Load} load
 */
const loadScript = (load) => {
  loading ??= (async () => {
    dispatch = await load.script(DISPATCH, tries++);
    dispatch.subscribe((key, news) => listeners.forEach((listener) => listener(key, news)));
    return dispatch;
  })();
  loading.catch(() => (loading = undefined));
  return loading;
};

/**
 * Loads dispatch for the current customer; their visit. Fails, too, if they have logged out meanwhile.
 * @param {Load} load
 */
export const loadDispatch = async (load) => {
  const mine = customer;
  mine.isActive = true;
  const { enter } = await loadScript(load);
  if (mine !== customer) throw Error("logged out");
  return enter(load);
};

/**
 * A text redacted, as in dispatch.js; `undefined` until `loadDispatch` has resolved.
 * @param {string} text
 * @param {boolean} contacts
 */
export const hide = (text, contacts) => dispatch?.hide(text, contacts);

/**
 * Stores an item, and sends it as soon as possible.
 * @param {Visit} visit
 * @param {string[]} item Key, reference, address and body.
 */
export const send = (visit, ...item) => dispatch?.send(visit, item);

/** Sends what waits now, whatever its delay. */
export const sendNow = () => dispatch?.sendNow();

/**
 * Calls `then` with what will not be sent and the customer has not been told of: keys and references, alternating.
 * @param {Load} load
 * @param {(lost: string[]) => void} then
 */
export const findLost = async (load, then) => {
  if (!customer.isActive && !stored("localStorage")) return;
  try {
    const visit = await loadDispatch(load);
    then(await dispatch.lost(visit));
  } catch {
    // A later page does.
  }
};

/**
 * Notes that the customer has been told that an item will not be sent.
 * @param {string} key
 */
export const acknowledge = (key) => dispatch?.acknowledge(key);

/**
 * Sends the items of an earlier visit.
 * @param {Load} load
 */
export const flush = async (load) => {
  const visit = await loadDispatch(load);
  return dispatch.sendDue(visit);
};

/** @type {Promise<true | void> | undefined} */
let leaving;

/**
 * Makes a last attempt to send what waits, and deletes it. Resolves once it is deleted and, if that is soon, sent: with
 * `true`, or with nothing if nothing was known to wait.
 * @param {Load} load
 * @param {unknown} isWaiting Whether items may wait that this page does not know of.
 */
export const logout = (load, isWaiting) => {
  // If nobody has written anything since, it is the same customer who logs out.
  if (leaving && !customer.isActive) return leaving;
  const mine = leave(load, isWaiting).finally(() => {
    if (leaving === mine) leaving = undefined;
  });
  return (leaving = mine);
};

/** @type {typeof logout} */
const leave = async (load, isWaiting) => {
  const { isActive } = customer;
  customer = { isActive: false };
  if (!isActive && !isWaiting) return;
  let isLate = false;
  const late = new Promise((resolve) => setTimeout(resolve, LAST_TRY_TIMEOUT)).then(() => void (isLate = true));
  // At once: the next customer also waits for the script, and must come second.
  const { logout } = await loadScript(load);
  // Else the shell has deleted everything by now.
  if (!isLate) return logout(load, isWaiting, late);
};
