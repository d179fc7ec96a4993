// Sends feedback to the bank. A script of its own, fetched when a customer first writes something that may be sent, or items
// wait in the outbox. The panel and the shell reach it through feedback.js.
//
// The outbox is one record of bytes. The module `dispatch`, which has no imports, decides what to do with it; storing
// (record.js), requests and timers are here.

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

/** The visit of the current customer. */
let visit = newVisit();

/**
 * Starts the module for the current visit, and returns that. Fails, too, if the customer has logged out meanwhile.
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
 * `text` redacted: words and marks for what is hidden, alternating; `undefined` if the module does not run or fails. It is
 * then stopped until `enter` restarts it.
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
  // What has arrived stays so, even if there is another copy of it.
  if (isOpen && !of.sentHere.has(key)) return;
  if (!isOpen) of.sentHere.delete(key);
  // What is not stored is sent from this page, or not at all: the customer should know.
  const isHere = news === WAITING && !of.isKept;
  listeners.forEach((listener) => listener(key, isHere ? WAITING_HERE : news));
};

/** @type {BroadcastChannel | undefined} To other pages: an item that is no longer in the record need not have arrived. */
let channel;

/** Whether the page is hidden. It may be restored from the back/forward cache, which takes no page with an open channel. */
let isLeft = false;

const openChannel = () => {
  addEventListener("pagehide", closeChannel);
  addEventListener("pageshow", resume);
  if (channel || isLeft) return;
  try {
    channel = new BroadcastChannel(STORED_AS);
    channel.onmessage = ({ data }) => notify(visit, data, ARRIVED);
  } catch {
    // The browser denies access: other pages find out by themselves.
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
    // Whether it has arrived does not depend on this.
  }
};

// ---- Sending.

/**
 * Stores an item, and sends it as soon as possible; does nothing if the visit is over.
 * @param {Visit} sender
 * @param {string[]} item Key, reference, address and body.
 */
export const send = async (sender, [key, reference, url, body]) => {
  if (sender !== visit) return;
  let news = NOT_KEPT;
  try {
    // Absolute, for a page in another folder may send it. Throws for an invalid address.
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
 * Sends what is due, one item after the other, until nothing is left or it has to wait.
 * @param {Visit} sender
 */
export const sendDue = async (sender, first = NEXT) => {
  if (!sender.load || isLeft) return;
  // A loop that is already running may have looked too early: it continues with this.
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
    // The storage or the module has failed, and may work later.
    for (const key of sender.sentHere) notify(sender, key, WAITING);
    schedule(sender, Date.now() + TIMEOUT);
  }
  sender.isSending = false;
  const { again } = sender;
  sender.again = undefined;
  if (again) await sendDue(sender, again);
};

/**
 * Posts an item, and passes the response to the module; the news of the item.
 * @param {Visit} sender
 * @param {string[]} item With the number of the attempt.
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
 * Posts an item, and notifies other pages if it was accepted.
 * @param {string[]} item
 * @param {boolean} keepalive
 */
const post = async ([key, , url, body], keepalive) => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body,
    keepalive,
    // The address of the page is not part of the feedback.
    referrerPolicy: "no-referrer",
    // When a session has ended, servers redirect to a sign-in form, whose 200 does not mean that this was accepted. Not
    // followed, a redirect has the status 0, like no response.
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (response.ok) broadcast(key);
  return response;
};

/** Sends what waits, whatever its delay. */
export const sendNow = () => sendDue(visit, HURRY);

/** Also sends what waits when the page goes online or becomes visible; or no longer does. */
const listen = (isWaiting) => {
  const change = isWaiting ? "addEventListener" : "removeEventListener";
  window[change]("online", sendNow);
  document[change]("visibilitychange", sendNow);
};

/** Continues at a time, if something waits. */
const waitFor = async (sender, until) => {
  if (until) schedule(sender, until);
  else listen(false);
  // Another page may have sent what was written here, or given up.
  for (const key of sender.sentHere) {
    const [news] = await run(sender, [STATUS, key]);
    notify(sender, key, news);
  }
};

const schedule = (sender, at) => {
  if (sender.hasEnded) return;
  listen(true);
  clearTimeout(sender.timer);
  // Timers have 31 bits: a longer delay is split.
  sender.timer = setTimeout(() => sendDue(sender), Math.min(at - Date.now(), 0x7fffffff));
};

/**
 * What will not be sent and the customer has not been told of: keys and references, alternating.
 * @param {Visit} of
 */
export const lost = async (of) => {
  const [, ...entries] = await run(of, [LOST]);
  return entries;
};

/**
 * Notes that the customer has been told that an item will not be sent.
 * @param {string} key
 */
export const acknowledge = (key) => {
  // If that fails, they are told again.
  run(visit, [ACKNOWLEDGE, key]).catch(() => {});
};

// ---- Logging out.

/**
 * Makes a last attempt to send what waits, and deletes it; not later than `late`. Resolves with `true` once it is deleted.
 * @param {Load} load
 * @param {unknown} isWaiting Whether items may wait that this page does not know of.
 * @param {Promise<void>} late
 */
export const logout = async (load, isWaiting, late) => {
  const ended = visit;
  visit = newVisit();
  ended.hasEnded = true;
  stopModule(ended);
  clearTimeout(ended.timer);
  listen(false);
  // What is being stored just now may be stored or not.
  const items = new Map(ended.adding);
  // The visit is over: its items are taken in a temporary one.
  const { record, isInMemory } = ended;
  const last = { ...newVisit(), load, record, isInMemory };
  try {
    if (isWaiting || ended.isInDatabase || record.length || stored("localStorage")) {
      // Fails, too, where there is nothing, when it is late.
      const [, ...fields] = await Promise.race([takeAll(last), late.then(() => Promise.reject())]);
      while (fields.length) items.set(fields[0], fields.splice(0, 4));
    } else {
      await Promise.race([forget(), late]);
    }
  } catch {
    // If that fails or hangs, the customer's words must be deleted all the same.
    forget();
  }
  last.hasEnded = true;
  stopModule(last);
  const sent = Promise.allSettled([...items.values()].map((item) => post(item, true)));
  await Promise.race([sent, late]);
  return true;
};

/** Takes all items out of the outbox, and deletes it. */
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
