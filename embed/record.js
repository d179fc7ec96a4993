// The record of what waits to be sent, and where it stands. The module decides what becomes of it; what it says is stored.

import { STORED_AS, store, stored } from "./browser.js";
import { checkVisit, query, startModule } from "./visit.js";

/** @import { Reply, Visit } from "./visit.js" */

/** The mark in local storage for a record in IndexedDB: by it the shell knows that there is one. */
const ELSEWHERE = "*";

/**
 * How long the browser's storage may take to answer, in milliseconds. A disk that wakes up takes a second or two; what
 * takes longer than this may never come, and the customer waits for word.
 */
const STORAGE_TIMEOUT = 5000;

/** Why something failed: the browser's storage does not answer. */
const HANGS = Error("the browser's storage does not answer");

/** @typedef {(record: Uint8Array) => Reply} Change What is done between reading the record and writing it. */

/**
 * Asks a question about the record and stores what has changed, with nothing in between; the answer.
 * @param {Visit} visit
 * @param {string[]} question With its parameters.
 * @param {number} [status] That of the answer to a request.
 */
export const run = async (visit, question, status) => {
  await startModule(visit);
  const { texts } = await runOn(visit, (record) => {
    checkVisit(visit);
    return query(visit, record, question, status);
  });
  return texts;
};

/**
 * @param {Visit} visit
 * @param {Change} change
 */
const runOn = async (visit, change) => {
  if (visit.isInMemory) return runInMemory(visit, change);
  const isElsewhere = visit.isInDatabase || stored("localStorage");
  try {
    return await withLock((isLocked) => runLocked(visit, change, isLocked));
  } catch (error) {
    if (error !== HANGS || isElsewhere) throw error;
    return runInMemory(visit, change);
  }
};

/**
 * What `begin` resolves or rejects with; in time, or not at all.
 * @template T
 * @param {(resolve: (value: T | PromiseLike<T>) => void, reject: (error: unknown) => void, late: AbortSignal) => void} begin
 * Also given the signal that it is too late.
 * @returns {Promise<T>}
 */
const withTimeout = (begin) =>
  new Promise((resolve, reject) => {
    const late = new AbortController();
    const limit = setTimeout(() => {
      late.abort();
      reject(HANGS);
    }, STORAGE_TIMEOUT);
    const inTime = (end) => (value) => {
      clearTimeout(limit);
      end(value);
    };
    begin(inTime(resolve), inTime(reject), late.signal);
  });

/**
 * Does `work` under the origin's lock, or without where there are no locks; its parameter is whether there is one. Local
 * storage, where the record or its mark is, cannot read and write in one step. It is done once at most: a lock that is
 * granted when nobody waits for it any more is given back.
 */
export const withLock = (work) =>
  withTimeout((resolve, _, late) => {
    let hasBegun = false;
    const begin = (lock) => {
      if (hasBegun || late.aborted) return;
      hasBegun = true;
      const done = work(!!lock);
      resolve(done);
      // Who waits for `done` sees what becomes of it.
      return done.catch(() => {});
    };
    const locked = async () => navigator.locks.request(STORED_AS, { signal: late }, begin);
    locked().catch(() => begin());
  });

export const runLocked = async (visit, change, isLocked) => {
  // To open the database would make one.
  checkVisit(visit);
  const text = stored("localStorage");
  // What once had to be put elsewhere is sent from there: a record in two places could not say what has arrived.
  if (visit.record.length || (text && text !== ELSEWHERE)) return inStorage(visit, change);
  try {
    const ran = await inDatabase(visit, change);
    // By a database that is there, too, a later page knows that something waits.
    if (isLocked && !visit.isInDatabase) await dropDatabase();
    return ran;
  } catch (error) {
    if (error === HANGS || visit.isInDatabase || text) throw error;
    return inStorage(visit, change);
  }
};

const inDatabase = (visit, change) =>
  withTimeout((resolve, reject, late) => {
    // Throws, or is not there, where the browser keeps it from us.
    const opening = indexedDB.open(STORED_AS);
    opening.onupgradeneeded = () => {
      if (late.aborted) opening.transaction.abort();
      else opening.result.createObjectStore(STORED_AS);
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      if (late.aborted) database.close();
      else transact(database, visit, change, late).then(resolve, reject);
    };
  });

/** Changes the record in one transaction, and closes the database. */
const transact = (database, visit, change, late) =>
  new Promise((resolve, reject) => {
    // Throws where something else of the page has made a database of this name, without our store.
    const transaction = database.transaction(STORED_AS, "readwrite");
    const records = transaction.objectStore(STORED_AS);
    const mark = stored("localStorage");
    let ran;
    let isEmpty;
    let failure;
    late.onabort = () => {
      // What is being written already cannot be taken back: its items are then sent twice, under the same keys.
      try {
        transaction.abort();
      } catch {}
    };
    const reading = records.get(STORED_AS);
    reading.onsuccess = () => {
      try {
        const record = reading.result ?? new Uint8Array();
        ran = change(record);
        isEmpty = !(ran.record ?? record).length;
        // The mark comes before the record: alone it does no harm. A page that does not see it does not look.
        if (!isEmpty) visit.isKept = store("localStorage", ELSEWHERE);
        if (ran.record) isEmpty ? records.delete(STORED_AS) : records.put(ran.record, STORED_AS);
      } catch (error) {
        failure = error;
        transaction.abort();
      }
    };
    transaction.oncomplete = () => {
      visit.isInDatabase = !isEmpty;
      if (isEmpty && !late.aborted) store("localStorage");
      resolve(ran);
    };
    transaction.onabort = () => {
      if (!mark && stored("localStorage") === ELSEWHERE) store("localStorage");
      reject(failure ?? transaction.error);
    };
  }).finally(() => database.close());

/** Deletes the database. Whoever opens it next waits for this, and what they keep stays. */
export const dropDatabase = () =>
  withTimeout((done) => {
    const dropping = indexedDB.deleteDatabase(STORED_AS);
    dropping.onsuccess = dropping.onerror = done;
  }).catch(() => {});

/** In the page's storage, each byte a letter; else in memory. */
const inStorage = (visit, change) => {
  const text = stored("localStorage") ?? "";
  const record = visit.record.length ? visit.record : Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const ran = change(record);
  visit.record = ran.record ?? record;
  const letters = Array.from(visit.record, (byte) => String.fromCharCode(byte)).join("");
  visit.isKept = store("localStorage", letters || undefined);
  if (visit.isKept) visit.record = new Uint8Array();
  return ran;
};

/**
 * In memory only: a storage that does not answer may still come back with what it was given, and a second one that
 * outlives the page would not know of it.
 */
export const runInMemory = (visit, change) => {
  const ran = change(visit.record);
  visit.record = ran.record ?? visit.record;
  visit.isInMemory = visit.record.length > 0;
  visit.isKept = false;
  return ran;
};
