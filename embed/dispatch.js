// Feedback on its way to the bank. A script of its own, fetched when a customer first writes something that may be sent, or
// something waits: the panel and the shell reach it through feedback.js.
//
// What waits to be sent stands in one record of bytes. The module `dispatch` decides what becomes of it, and imports
// nothing: storing (record.js), sending and waiting are done here.

import { STORED_AS, store, stored } from "./browser.js";
import {
  ACKNOWLEDGE,
  ADD,
  ARRIVED,
  COMPLETE,
  HURRY,
  LAST_TRY,
  LOST,
  NEXT,
  NOT_KEPT,
  SEND,
  SENDING,
  STATUS,
  TIMEOUT,
  WAIT,
  WAITING,
  WAITING_HERE,
} from "./protocol.js";
import { dropDatabase, run, runInMemory, runLocked, withLock } from "./record.js";
import { checkVisit, hideNumbers, newVisit, query, startModule, stopModule } from "./visit.js";

/** @import { Load } from "./build.js" */
/** @import { Item, Visit } from "./visit.js" */

/** The visit of the customer who is here. */
let visit = newVisit();

/**
 * Has the module be there for the customer who is here; their visit. Fails, too, when they have left meanwhile.
 * @param {Load} load
 */
export const enter = async (load) => {
  const entered = visit;
  entered.load = load;
  await startModule(entered);
  checkVisit(entered);
  return entered;
};

/**
 * `text` as it may be sent: words and, at every second place, marks for what is hidden; nothing without the module, or
 * when it fails. It is then gone until `enter` has it started again.
 * @param {string} text
 * @param {boolean} contacts Whether e-mail addresses and telephone numbers are hidden, too.
 */
export const hide = (text, contacts) => {
  try {
    return hideNumbers(visit, text, contacts);
  } catch {}
};

// ---- News.

/** @type {Set<(key: string, news: string) => void>} */
const listeners = new Set();

/**
 * Calls `listener` with the key of each item and news of it.
 * @param {(key: string, news: string) => void} listener
 */
export const subscribe = (listener) => void listeners.add(listener);

/**
 * @param {Visit} of
 * @param {string} key
 * @param {string} news
 */
const notify = (of, key, news) => {
  if (of !== visit) return;
  const isOpen = news === WAITING || news === SENDING;
  // What has arrived is not on its way again, even if there is another copy of it.
  if (isOpen && !of.sentHere.has(key)) return;
  if (!isOpen) of.sentHere.delete(key);
  // What no later page will know of is sent from this one, or not at all: the customer should know.
  const isHere = news === WAITING && !of.isKept;
  listeners.forEach((listener) => listener(key, isHere ? WAITING_HERE : news));
};

/** @type {BroadcastChannel | undefined} From page to page: that an item is not in the record any more does not say that it has arrived. */
let channel;

/** Whether the page is left. It may come back from the browser's memory, which holds none with an open channel. */
let isLeft = false;

const openChannel = () => {
  addEventListener("pagehide", closeChannel);
  addEventListener("pageshow", resume);
  if (channel || isLeft) return;
  try {
    channel = new BroadcastChannel(STORED_AS);
    channel.onmessage = ({ data }) => notify(visit, data, ARRIVED);
  } catch {
    // The browser keeps it from us: other pages look for themselves.
  }
};

const closeChannel = () => {
  isLeft = true;
  channel?.close();
  channel = undefined;
};

const resume = ({ persisted }) => {
  isLeft = false;
  if (persisted) sendNow();
};

/** @param {string} key */
const broadcast = (key) => {
  openChannel();
  try {
    channel?.postMessage(key);
  } catch {
    // That it has arrived does not depend on it.
  }
};

// ---- Sending.

/**
 * Keeps an item, and sends it as soon as it can be; nothing when the visit is over.
 * @param {Visit} sender
 * @param {string[]} item Key, reference, address and body.
 */
export const send = async (sender, [key, reference, url, body]) => {
  if (sender !== visit) return;
  let news = NOT_KEPT;
  try {
    // A page in another folder may send it. Throws for what is no address.
    const item = [key, reference, new URL(url, document.baseURI).href, body];
    sender.adding.set(key, item);
    [news] = await run(sender, [ADD, ...item]);
  } catch {}
  sender.adding.delete(key);
  if (news !== WAITING && news !== SENDING) return notify(sender, key, news);
  sender.sentHere.add(key);
  sendDue(sender);
};

/**
 * Sends what is due, one after the other, until there is nothing left or it has to wait.
 * @param {Visit} sender
 */
export const sendDue = async (sender, first = NEXT) => {
  if (!sender.load || isLeft) return;
  // What runs already may have looked too early: it goes on with this.
  if (sender.isSending) {
    if (sender.again !== HURRY) sender.again = first;
    return;
  }
  sender.isSending = true;
  clearTimeout(sender.timer);
  try {
    openChannel();
    let [step, ...fields] = await run(sender, [first]);
    while (step === SEND) {
      const [key] = fields;
      notify(sender, key, SENDING);
      notify(sender, key, await deliver(sender, fields));
      [step, ...fields] = await run(sender, [NEXT]);
    }
    await waitFor(sender, step === WAIT ? +fields[0] : undefined);
  } catch {
    // The storage or the module has failed, and may work again.
    for (const key of sender.sentHere) notify(sender, key, WAITING);
    schedule(sender, Date.now() + TIMEOUT);
  }
  sender.isSending = false;
  const { again } = sender;
  sender.again = undefined;
  if (again) await sendDue(sender, again);
};

/**
 * Posts an item, and has the module note the answer; how far the item has come.
 * @param {Visit} sender
 * @param {string[]} item With the number of the try.
 */
const deliver = async (sender, item) => {
  const response = await post(item, false).catch(() => undefined);
  const after = response?.headers.get("Retry-After") ?? "";
  const [key, , , , attempt] = item;
  const noted = run(sender, [COMPLETE, key, attempt, after, `${Date.parse(after) || ""}`], response?.status);
  const [news] = await noted.catch(() => [WAITING]);
  return response?.ok ? ARRIVED : news;
};

/**
 * Posts an item, and notifies other pages if it was taken.
 * @param {string[]} item
 * @param {boolean} keepalive
 */
const post = async ([key, , url, body], keepalive) => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body,
    keepalive,
    // The address of the page is none of the feedback.
    referrerPolicy: "no-referrer",
    // Where a session has ended, servers lead to a form to sign in: that it is there is no sign that this was taken. Not
    // followed, the answer has the status 0, as no answer has.
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (response.ok) broadcast(key);
  return response;
};

/** Sends what waits, however long it was to wait. */
export const sendNow = () => sendDue(visit, HURRY);

/** Has what waits sent, too, when the page has a network again or is looked at; or no longer. */
const listen = (isWaiting) => {
  const change = isWaiting ? "addEventListener" : "removeEventListener";
  window[change]("online", sendNow);
  document[change]("visibilitychange", sendNow);
};

/** Goes on at a time, if something waits for it. */
const waitFor = async (sender, until) => {
  if (until) schedule(sender, until);
  else listen(false);
  // Another page may have sent what was written here, or given it up.
  for (const key of sender.sentHere) {
    const [news] = await run(sender, [STATUS, key]);
    notify(sender, key, news);
  }
};

const schedule = (sender, at) => {
  if (sender.hasEnded) return;
  listen(true);
  clearTimeout(sender.timer);
  // Timers count in 31 bits: who waits longer looks again in between.
  sender.timer = setTimeout(() => sendDue(sender), Math.min(at - Date.now(), 0x7fffffff));
};

/**
 * What will not be sent and the customer does not know of: keys, each with its reference.
 * @param {Visit} of
 */
export const lost = async (of) => {
  const [, ...entries] = await run(of, [LOST]);
  return entries;
};

/**
 * Notes that the customer knows that an item will not be sent.
 * @param {string} key
 */
export const acknowledge = (key) => {
  // If it cannot be noted, they see it again.
  run(visit, [ACKNOWLEDGE, key]).catch(() => {});
};

// ---- Logging out.

/**
 * Sends what waits for the last time, and forgets it; not later than `late`. Kept when it is forgotten, with `true`.
 * @param {Load} load
 * @param {unknown} isWaiting Whether something may wait that this page does not know of.
 * @param {Promise<void>} late
 */
export const logout = async (load, isWaiting, late) => {
  const ended = visit;
  visit = newVisit();
  ended.hasEnded = true;
  stopModule(ended);
  clearTimeout(ended.timer);
  listen(false);
  // What is being kept just now may be kept or not.
  const items = new Map(ended.adding);
  // The visit is over: what is left of it is handed out in one of its own.
  const { record, isInMemory } = ended;
  const last = { ...newVisit(), load, record, isInMemory };
  try {
    if (isWaiting || ended.isInDatabase || record.length || stored("localStorage")) {
      // Fails, too, where there is nothing because it was late.
      const [, ...fields] = await Promise.race([takeAll(last), late.then(() => Promise.reject())]);
      while (fields.length) items.set(fields[0], fields.splice(0, 4));
    } else {
      await Promise.race([forget(), late]);
    }
  } catch {
    // What fails or hangs must not keep the customer's words here.
    forget();
  }
  last.hasEnded = true;
  stopModule(last);
  const sent = Promise.allSettled([...items.values()].map((item) => post(item, true)));
  await Promise.race([sent, late]);
  return true;
};

/** Hands out all that waits, and leaves nothing of it. */
const takeAll = async (last) => {
  await startModule(last);
  const change = (record) => {
    checkVisit(last);
    return query(last, record, [LAST_TRY]);
  };
  if (last.isInMemory) {
    forget();
    return runInMemory(last, change).texts;
  }
  return withLock(async () => {
    const { texts } = await runLocked(last, change, false);
    await dropDatabase();
    return texts;
  });
};

const forget = () => {
  store("localStorage");
  return dropDatabase();
};
