// Feedback, for the panel and the shell. What sends it, dispatch.js, is fetched when it is first needed.

import { stored } from "./browser.js";
import { DISPATCH } from "./build.js";

/** @import { Load } from "./build.js" */
/** @import { Visit } from "./visit.js" */
/** @typedef {typeof import("./dispatch.js")} Dispatch */
/** @typedef {(key: string, news: string) => void} Listener */

/** How long a customer who logs out waits for the last try, in milliseconds: shorter than the shell waits for us. */
const LAST_TRY_TIMEOUT = 4000;

/** The customer who is here, and whether something of theirs may wait. Logging out puts another in their place. */
let customer = { isActive: false };

/** @type {Dispatch | undefined} dispatch.js, once it is there. */
let dispatch;

/** @type {Promise<Dispatch> | undefined} */
let loading;
let tries = 0;

/** @type {Set<Listener>} */
const listeners = new Set();

/**
 * Calls `listener` with an item's key and news of it, until what this returns is called.
 * @param {Listener} listener
 */
export const subscribe = (listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * dispatch.js; another call after a failure tries again.
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
 * Has dispatch be there for the customer who is here; their visit. Fails, too, when they have left meanwhile.
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
 * What of a text may be sent, as dispatch.js says; nothing until `loadDispatch` is done.
 * @param {string} text
 * @param {boolean} contacts
 */
export const hide = (text, contacts) => dispatch?.hide(text, contacts);

/**
 * Keeps an item, and sends it as soon as it can be.
 * @param {Visit} visit
 * @param {string[]} item Key, reference, address and body.
 */
export const send = (visit, ...item) => dispatch?.send(visit, item);

/** Sends what waits now, however long it was to wait. */
export const sendNow = () => dispatch?.sendNow();

/**
 * Calls `then` with what will not be sent and the customer does not know of: keys, each with its reference.
 * @param {Load} load
 * @param {(lost: string[]) => void} then
 */
export const findLost = async (load, then) => {
  if (!customer.isActive && !stored("localStorage")) return;
  try {
    const visit = await loadDispatch(load);
    then(await dispatch.lost(visit));
  } catch {
    // A later page says so.
  }
};

/**
 * Notes that the customer knows that an item will not be sent.
 * @param {string} key
 */
export const acknowledge = (key) => dispatch?.acknowledge(key);

/**
 * Sends what is left of an earlier visit.
 * @param {Load} load
 */
export const flush = async (load) => {
  const visit = await loadDispatch(load);
  return dispatch.sendDue(visit);
};

/** @type {Promise<true | void> | undefined} */
let leaving;

/**
 * Sends what waits for the last time, and forgets it. Kept when it is forgotten and, if that is soon, sent: with `true`,
 * or with nothing where nothing was known to wait.
 * @param {Load} load
 * @param {unknown} isWaiting Whether something may wait that this page does not know of.
 */
export const logout = (load, isWaiting) => {
  // As long as nobody has written anything since, it is the same customer who leaves.
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
  // At once: whoever writes next also waits for it, and must come second.
  const { logout } = await loadScript(load);
  // The shell has forgotten everything by then.
  if (!isLate) return logout(load, isWaiting, late);
};
