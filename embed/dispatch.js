// @ts-check
// Part of the panel's glue: what the panel asks of the browser, and feedback on its way to the bank. The shell calls
// `flush` and `logout` without the panel's program.
//
// What waits to be sent stands in one record of bytes. The module `dispatch` decides what becomes of it, and imports
// nothing: storing, sending and waiting are done here.

/** How long a server may take to answer, in milliseconds; the module's leases are longer. */
const TIMEOUT = 20000;

/** How long the page waits for it when a customer leaves, in milliseconds: shorter than the shell waits for us. */
const LAST_TRY_TIMEOUT = 4000;

// ---- The browser's storages.

/** What is stored for us; nothing where the browser keeps its storages from us. */
const stored = (storage) => {
  try {
    return window[storage].getItem(STORED_AS) ?? undefined;
  } catch {}
};

/** Stores `text`, or takes away what is stored; whether the browser did. */
const store = (storage, text) => {
  try {
    if (text === undefined) window[storage].removeItem(STORED_AS);
    else window[storage].setItem(STORED_AS, text);
    return true;
  } catch {
    return false;
  }
};

/** Puts `text` on the clipboard; whether the browser did. */
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

/** Prints the lines of `text`, and nothing else of the page, from a frame of our own inside `root`. */
const print = (root, text) => {
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

/** The JSON at `url`; nothing if it cannot be had. */
const fetchJson = async (url) => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
    if (response.ok) return await response.json();
  } catch {}
};

// ---- What customers write.

/** Has the module be there for this visit, by the shell's `load`; returns the visit. Fails, too, when it has ended meanwhile. */
const loadDispatch = async (load) => {
  const entered = visit;
  entered.load = load;
  await startModule(entered);
  check(entered);
  return entered;
};

/**
 * `text` as it may be sent: words and, at every second place, marks for what is hidden; nothing without the module, or
 * when it fails. It is then gone until `loadDispatch` has it started again.
 * `contacts` tells whether e-mail addresses and telephone numbers are hidden, too.
 */
const hide = (text, contacts) => {
  try {
    return ask(visit, (module) => {
      // What parts texts is no letter.
      passTexts(module, [text.replaceAll(PARTED, "")]);
      return texts(module, module.hide(contacts));
    });
  } catch {}
};

// ---- Sending.

const listeners = new Set();

/** Calls `listener` with the key of an item and what becomes of it, until what this returns is called. */
const hear = (listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const report = (of, key, effect) => {
  if (of !== visit) return;
  const isOver = effect !== "waiting" && effect !== "sending";
  // What has arrived is not on its way again, even if there is another copy of it.
  if (!isOver && !of.sentHere.has(key)) return;
  if (isOver) of.sentHere.delete(key);
  // What no later page will know of is sent from this one, or not at all: the customer should know.
  const news = effect === "waiting" && !of.isKept ? "here" : effect;
  listeners.forEach((listener) => listener(key, news));
};

/** Tells of what arrives, from page to page: that something is not in the record any more says nothing of it. */
let pages;

/** Whether the page is left. It may come back from the browser's memory, which holds none with an open channel. */
let isLeft = false;

const openPages = () => {
  addEventListener("pagehide", closePages);
  addEventListener("pageshow", comeBack);
  if (pages || isLeft) return;
  try {
    pages = new BroadcastChannel(STORED_AS);
    pages.onmessage = ({ data }) => report(visit, data, "arrived");
  } catch {
    // The browser keeps it from us: other pages look for themselves.
  }
};

const tellPages = (key) => {
  openPages();
  try {
    pages?.postMessage(key);
  } catch {
    // That it has arrived does not depend on it.
  }
};

const closePages = () => {
  isLeft = true;
  pages?.close();
  pages = undefined;
};

const comeBack = ({ persisted }) => {
  isLeft = false;
  if (persisted) hurry();
};

/** Keeps an item, and sends it as soon as it can be. */
const send = async (sender, key, reference, url, body) => {
  if (sender !== visit) return;
  let effect = "unkept";
  try {
    // A page in another folder may send it. Throws for what is no address.
    const item = [key, reference, new URL(url, document.baseURI).href, body];
    sender.adding.set(key, item);
    ({ effect } = await run(sender, ADD, item));
  } catch {}
  sender.adding.delete(key);
  if (effect !== "waiting" && effect !== "sending") return report(sender, key, effect);
  sender.sentHere.add(key);
  sendWaiting(sender);
};

/** Sends what is due, one after the other, until there is nothing left or it has to wait. */
const sendWaiting = async (sender, first = NEXT) => {
  if (!sender.load || isLeft) return;
  // What runs already may have looked too early: it goes on with this.
  if (sender.isSending) return void (sender.again = Math.max(sender.again, first));
  sender.isSending = true;
  clearTimeout(sender.timer);
  try {
    openPages();
    let next = await run(sender, first);
    for (; next.effect === "send"; next = await run(sender, NEXT)) {
      const [key] = next.fields;
      report(sender, key, "sending");
      report(sender, key, await settle(sender, next.fields));
    }
    await wait(sender, next.effect === "wait" ? +next.fields[0] : undefined);
  } catch {
    // The storage or the module has failed, and may work again.
    for (const key of sender.sentHere) report(sender, key, "waiting");
    goOn(sender, Date.now() + TIMEOUT);
  }
  sender.isSending = false;
  const { again } = sender;
  sender.again = 0;
  if (again) await sendWaiting(sender, again);
};

/** Posts an item, and has noted what the server says; what became of it. */
const settle = async (sender, item) => {
  const response = await post(item, false).catch(() => undefined);
  const after = response?.headers.get("Retry-After") ?? "";
  const settled = run(sender, SETTLE, [item[0], item[4], after, Date.parse(after) || ""], response?.status);
  const { effect } = await settled.catch(() => ({ effect: "waiting" }));
  return response?.ok ? "arrived" : effect;
};

/** Posts an item, and tells other pages if it was taken. */
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
  if (response.ok) tellPages(key);
  return response;
};

const hurry = () => sendWaiting(visit, HURRY);

/** Has what waits sent, too, when the page has a network again or is looked at; or no longer. */
const listen = (isWaiting) => {
  const change = isWaiting ? "addEventListener" : "removeEventListener";
  window[change]("online", hurry);
  document[change]("visibilitychange", hurry);
};

/** Goes on at a time, if something waits for it. */
const wait = async (sender, until) => {
  if (until) goOn(sender, until);
  else listen(false);
  // Another page may have sent what was written here, or given it up.
  for (const key of sender.sentHere) report(sender, key, (await run(sender, STATUS, [key])).effect);
};

const goOn = (sender, at) => {
  if (sender.hasEnded) return;
  listen(true);
  clearTimeout(sender.timer);
  // Timers count in 31 bits: who waits longer looks again in between.
  sender.timer = setTimeout(() => sendWaiting(sender), Math.min(at - Date.now(), 0x7fffffff));
};

/** Calls `tellLost` with what will not be sent and no customer was told so: keys, each with its reference. */
const lost = async (load, tellLost) => {
  if (!visit.load && !stored("localStorage")) return;
  try {
    tellLost((await run(await loadDispatch(load), LOST)).fields);
  } catch {
    // A later page tells it.
  }
};

/** A customer was told that the item with this key will not be sent. */
const told = (key) => {
  // If it cannot be noted, they are told again.
  run(visit, TOLD, [key]).catch(() => {});
};

/** Sends what is left of an earlier visit. */
export const flush = async (load) => sendWaiting(await loadDispatch(load));

// ---- Logging out.

let leaving;

/**
 * Sends what waits for the last time, and forgets it. Kept when it is forgotten and, if that is soon, sent: with `true`.
 * `isWaiting` tells whether something may wait that this page does not know of.
 */
export const logout = (load, isWaiting) => {
  // As long as nobody has written anything since, it is the same customer who leaves.
  if (leaving && !visit.load) return leaving;
  const mine = leave(load, isWaiting).then(() => {
    if (leaving === mine) leaving = undefined;
    return true;
  });
  return (leaving = mine);
};

const leave = async (load, isWaiting) => {
  const ended = visit;
  visit = newVisit();
  ended.hasEnded = true;
  discard(ended);
  clearTimeout(ended.timer);
  listen(false);
  const late = new Promise((resolve) => setTimeout(resolve, LAST_TRY_TIMEOUT));
  // What is being kept just now may be kept or not.
  const items = new Map(ended.adding);
  // The visit is over: what is left of it is handed out in one of its own.
  const { record, isInMemory, isInDatabase } = ended;
  const last = { ...newVisit(), load, record, isInMemory };
  try {
    if (isWaiting || isInDatabase || record.length || stored("localStorage")) {
      // Fails, too, where there is nothing because it was late.
      const { fields } = await Promise.race([takeAll(last), late]);
      while (fields.length) items.set(fields[0], fields.splice(0, 4));
    } else {
      await Promise.race([forget(), late]);
    }
  } catch {
    // What fails or hangs must not keep the customer's words here.
    forget();
  }
  last.hasEnded = true;
  discard(last);
  const sent = Promise.allSettled([...items.values()].map((item) => post(item, true)));
  await Promise.race([sent, late]);
};

/** Hands out all that waits, and leaves nothing of it. */
const takeAll = async (last) => {
  await startModule(last);
  const change = (record) => {
    check(last);
    return command(last, record, LAST_TRY);
  };
  if (last.isInMemory) {
    forget();
    return inMemory(last, change);
  }
  return alone(async () => {
    const ran = await runAlone(last, change, false);
    await dropDatabase();
    return ran;
  });
};

const forget = () => {
  store("localStorage");
  return dropDatabase();
};
