// @ts-check
// Part of the panel's glue: what the panel asks of the browser, and feedback on its way to the bank. The shell calls
// `flush` and `logout` without the panel's program.
//
// What waits to be sent stands in one record of bytes. The module `dispatch` decides what becomes of it, and imports
// nothing: storing, sending and waiting are done here.

/** What we call ours in the browser's storages. The shell and the panel's program use the same. */
const STORED_AS = "handrail";

/** What stands in the page's storage for a record in IndexedDB: it tells the shell that there is one. */
const ELSEWHERE = "*";

/** How long a server may take to answer, in milliseconds; the module's leases are longer. */
const TIMEOUT = 20000;

/** How long the page waits for it when a customer leaves, in milliseconds: shorter than the shell waits for us. */
const LAST_TRY_TIMEOUT = 4000;

/** The module's commands, by its numbers. */
const [ADD, NEXT, SETTLE, STATUS, LOST, TOLD, LAST_TRY, HURRY] = [0, 1, 2, 3, 4, 5, 6, 7];

/** Parts texts that are passed to the module and come from it: no text has it in it. */
const PARTED = "\0";

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

// ---- The module.

/** Its exports, once it is here. */
let module;
let loading;

/** How often a customer has left. */
let logouts = 0;

/**
 * Loads the module by the shell's `load`; another call after a failure tries again. It has failed, too, when the
 * customer has left meanwhile: what they wrote must not be kept after that.
 */
const loadDispatch = async (load) => {
  const before = logouts;
  loading ??= (async () => {
    const file = await load(DISPATCH);
    module = (await WebAssembly.instantiate(await file.arrayBuffer())).instance.exports;
  })();
  loading.catch(() => (loading = undefined));
  await loading;
  if (before !== logouts) throw new Error("logged out");
};

const pass = (bytes) => {
  // Making room may move the memory: it is looked up afterwards.
  const at = module.room(bytes.length);
  new Uint8Array(module.memory.buffer, at, bytes.length).set(bytes);
};
const passTexts = (texts) => pass(encoder.encode(texts.join(PARTED)));
const answered = (length) => new Uint8Array(module.memory.buffer, module.answer_at(), length).slice();
const texts = (length) => decoder.decode(answered(length)).split(PARTED);

/**
 * `text` as it may be sent: words and, at every second place, marks for what is hidden; nothing without the module.
 * `contacts` tells whether e-mail addresses and telephone numbers are hidden, too.
 */
const hide = (text, contacts) => {
  if (!module) return;
  // What parts texts is no letter.
  passTexts([text.replaceAll(PARTED, "")]);
  return texts(module.hide(contacts));
};

/** Carries out a command on the record: its new bytes if it has changed, and what to do. */
const command = (record, number, parameters = [], status = 0) => {
  pass(record);
  module.take_record();
  passTexts(parameters);
  const [effect, ...fields] = texts(module.run(number, status, Date.now(), Math.random()));
  return { effect, fields, stored: module.has_changed() ? answered(module.changed()) : undefined };
};

// ---- The record.

let inMemory = new Uint8Array();

/** Whether a later page will know what is in the record. Else it should be sent from this one. */
let isKept = true;

/** Whether there was something in the database when it was last looked at. */
let isInDatabase = false;

/** Runs a command on the record and stores it, with nothing in between; where it stands tells the browser. */
const run = (...parameters) => alone(() => runAlone((record) => command(record, ...parameters)));

/** Keeps other tabs away while `work` is done: local storage cannot read and write in one step, and tells of the database. */
const alone = async (work) => {
  try {
    return await navigator.locks.request(STORED_AS, work);
  } catch {
    // There are no locks. If the work itself has failed, nothing was stored.
    return work();
  }
};

const runAlone = async (change) => {
  const text = stored("localStorage");
  // What once had to be put elsewhere is sent from there: a record in two places could not say what has arrived.
  if (inMemory.length || (text && text !== ELSEWHERE)) return inStorage(change);
  try {
    return await inDatabase(change);
  } catch (error) {
    if (isInDatabase || text) throw error;
    return inStorage(change);
  }
};

const inDatabase = (change) =>
  new Promise((resolve, reject) => {
    // Throws, or is not there, where the browser keeps it from us.
    const opening = indexedDB.open(STORED_AS);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORED_AS);
    opening.onerror = reject;
    opening.onsuccess = () => {
      const database = opening.result;
      let transaction;
      try {
        transaction = database.transaction(STORED_AS, "readwrite");
      } catch (error) {
        // Something else of the page has made a database of this name, without our store.
        database.close();
        return reject(error);
      }
      const records = transaction.objectStore(STORED_AS);
      let ran;
      let isEmpty;
      const reading = records.get(STORED_AS);
      reading.onsuccess = () => {
        const record = reading.result ?? new Uint8Array();
        ran = change(record);
        isEmpty = !(ran.stored ?? record).length;
        if (ran.stored) isEmpty ? records.delete(STORED_AS) : records.put(ran.stored, STORED_AS);
      };
      transaction.oncomplete = () => {
        database.close();
        isInDatabase = !isEmpty;
        // A page that is not told of it does not look for it.
        isKept = store("localStorage", isEmpty ? undefined : ELSEWHERE);
        resolve(ran);
      };
      transaction.onabort = () => {
        database.close();
        reject();
      };
    };
  });

/** In the page's storage, each byte a letter; else in memory. */
const inStorage = (change) => {
  const text = stored("localStorage") ?? "";
  const record = inMemory.length ? inMemory : Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const ran = change(record);
  inMemory = ran.stored ?? record;
  isKept = store("localStorage", inMemory.length ? Array.from(inMemory, (byte) => String.fromCharCode(byte)).join("") : undefined);
  if (isKept) inMemory = new Uint8Array();
  return ran;
};

// ---- Sending.

const listeners = new Set();
const tell = (key, news) => listeners.forEach((listener) => listener(key, news));

/** Calls `listener` with the key of an item and what becomes of it, until what this returns is called. */
const hear = (listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The keys of what was sent from this page, until it has arrived or is given up. */
const sentHere = new Set();

/** Tells of what arrives, from page to page: that something is not in the record any more says nothing of it. */
let pages;
const openPages = () => {
  if (pages) return;
  pages = new BroadcastChannel(STORED_AS);
  pages.onmessage = ({ data }) => report(data, "arrived");
};

/** Keeps an item, and sends it as soon as it can be. The module must be here. */
const send = async (key, reference, url, body) => {
  sentHere.add(key);
  openPages();
  // A page in another folder may send it. Throws for what is no address.
  const add = async () => run(ADD, [key, reference, new URL(url, document.baseURI).href, body]);
  const { effect } = await add().catch(() => ({ effect: "unkept" }));
  if (effect === "full" || effect === "unkept") report(key, effect);
  else sendWaiting();
};

const report = (key, effect) => {
  if (effect !== "waiting" && effect !== "sending") sentHere.delete(key);
  // What no later page will know of is sent from this one, or not at all: the customer should know.
  tell(key, effect === "waiting" && !isKept ? "here" : effect);
};

let isSending = false;
let again = 0;
let timer;

/** Sends what is due, one after the other, until there is nothing left or it has to wait. */
const sendWaiting = async (first = NEXT) => {
  const before = logouts;
  if (!module) return;
  // What runs already may have looked too early: it goes on with this.
  if (isSending) return void (again = Math.max(again, first));
  isSending = true;
  clearTimeout(timer);
  try {
    let next = await run(first);
    for (; next.effect === "send"; next = await run(NEXT)) {
      const [key] = next.fields;
      tell(key, "sending");
      report(key, await settle(next.fields));
      // The customer has left: there is nothing to go on with.
      if (before !== logouts) return;
    }
    await wait(next.effect === "wait" ? +next.fields[0] : undefined);
  } catch {
    // The storage has failed, and may work again.
    goOn(Date.now() + TIMEOUT);
  } finally {
    isSending = false;
  }
  const next = again;
  again = 0;
  if (next) await sendWaiting(next);
};

/** Posts an item, and has noted what the server says; what became of it. */
const settle = async (fields) => {
  const before = logouts;
  const response = await post(fields, false).catch(() => undefined);
  // To note it, another record would be made.
  if (before !== logouts) return "gone";
  const after = response?.headers.get("Retry-After") ?? "";
  const settled = run(SETTLE, [fields[0], fields[4], after, Date.parse(after) || ""], response?.status);
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
  openPages();
  if (response.ok) pages.postMessage(key);
  return response;
};

const hurry = () => sendWaiting(HURRY);

/** Goes on at a time, and when the page has a network again or is looked at. */
const wait = async (until) => {
  const listen = until ? "addEventListener" : "removeEventListener";
  window[listen]("online", hurry);
  document[listen]("visibilitychange", hurry);
  if (until) goOn(until);
  // Another page may have sent what was written here, or given it up.
  for (const key of sentHere) report(key, (await run(STATUS, [key])).effect);
};

const goOn = (at) => {
  clearTimeout(timer);
  // Timers count in 31 bits: who waits longer looks again in between.
  timer = setTimeout(() => sendWaiting(), Math.min(at - Date.now(), 0x7fffffff));
};

/** Calls `tellLost` with what will not be sent and no customer was told so: keys, each with its reference. */
const lost = async (load, tellLost) => {
  if (!module && !stored("localStorage")) return;
  try {
    await loadDispatch(load);
    tellLost((await run(LOST)).fields);
  } catch {
    // A later page tells it.
  }
};

/** A customer was told that the item with this key will not be sent. */
const told = (key) => run(TOLD, [key]);

/** Sends what is left of an earlier visit, if there is anything. */
export const flush = async (load) => {
  if (!stored("localStorage")) return;
  await loadDispatch(load);
  await sendWaiting();
};

/** Deletes the database. Whoever opens it next waits for this, and what they keep stays. */
const dropDatabase = () => {
  try {
    indexedDB.deleteDatabase(STORED_AS);
  } catch {}
};

/** Sends what waits for the last time, and forgets it. Kept when it is forgotten and, if that is soon, sent. */
export const logout = async (load) => {
  logouts++;
  sentHere.clear();
  clearTimeout(timer);
  // The page may have emptied the one storage that tells of the other.
  if (!module && !stored("localStorage")) return dropDatabase();
  await loadDispatch(load);
  const { fields } = await alone(async () => {
    const ran = await runAlone((record) => command(record, LAST_TRY));
    dropDatabase();
    return ran;
  });
  const items = [];
  while (fields.length) items.push(fields.splice(0, 4));
  const sent = Promise.allSettled(items.map((item) => post(item, true)));
  // Its memory has what was written.
  module = loading = undefined;
  await Promise.race([sent, new Promise((late) => setTimeout(late, LAST_TRY_TIMEOUT))]);
};
