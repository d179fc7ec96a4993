// The record, which holds the outbox, and where it is stored. The module changes it; this reads and writes it.

import { STORED_AS, store, stored } from "./browser.js";
import { checkVisit, query, startModule } from "./visit.js";

/** @import { Reply, Visit } from "./visit.js" */

/** The marker in local storage for a record in IndexedDB, by which the shell knows that there is one. */
const ELSEWHERE = "*";

/**
 * How long the browser's storage may take to respond, in milliseconds. A disk that spins up takes a second or two; after
 * this it may never respond, and the customer waits.
 */
const STORAGE_TIMEOUT = 5000;

/** The error for a storage that does not respond. */
const HANGS = Error("the browser's storage does not answer");

/** @typedef {(record: Uint8Array) => Reply} Change Changes the record between reading and writing it. */

/**
 * Runs a command on the record and stores what has changed, atomically; its result.
 * @param {Visit} visit
 * @param {string[]} question With its parameters.
 * @param {number} [status] That of the response to a request.
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
 * What `begin` resolves or rejects with, within the timeout.
 * @template T
 * @param {(resolve: (value: T | PromiseLike<T>) => void, reject: (error: unknown) => void, late: AbortSignal) => void} begin
 * Also gets the signal of the timeout.
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
 * storage, where the record or its marker is, has no transactions. `work` is done at most once: a lock that is granted
 * too late is released.
 */
export const withLock = (work) =>
  withTimeout((resolve, _, late) => {
    let hasBegun = false;
    const begin = (lock) => {
      if (hasBegun || late.aborted) return;
      hasBegun = true;
      const done = work(!!lock);
      resolve(done);
      // Errors are for those who await `done`.
      return done.catch(() => {});
    };
    const locked = async () => navigator.locks.request(STORED_AS, { signal: late }, begin);
    locked().catch(() => begin());
  });

export const runLocked = async (visit, change, isLocked) => {
  // Opening the database would create it.
  checkVisit(visit);
  const text = stored("localStorage");
  // A record that had to be stored there stays there: with one in two places it would be unclear what has arrived.
  if (visit.record.length || (text && text !== ELSEWHERE)) return inStorage(visit, change);
  try {
    const ran = await inDatabase(visit, change);
    // A database that exists also tells a later page that items wait.
    if (isLocked && !visit.isInDatabase) await dropDatabase();
    return ran;
  } catch (error) {
    if (error === HANGS || visit.isInDatabase || text) throw error;
    return inStorage(visit, change);
  }
};

const inDatabase = (visit, change) =>
  withTimeout((resolve, reject, late) => {
    // Throws, or is `undefined`, where the browser denies access.
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
    // Throws if other code of the page has created a database of this name, without our store.
    const transaction = database.transaction(STORED_AS, "readwrite");
    const records = transaction.objectStore(STORED_AS);
    const mark = stored("localStorage");
    let ran;
    let isEmpty;
    let failure;
    late.onabort = () => {
      // What is already committed cannot be aborted: its items are then sent twice, under the same keys.
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
        // The marker is written before the record: without it no page looks, and alone it does no harm.
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

/** Deletes the database. Opening it again waits for this, so that what is stored then stays. */
export const dropDatabase = () =>
  withTimeout((done) => {
    const dropping = indexedDB.deleteDatabase(STORED_AS);
    dropping.onsuccess = dropping.onerror = done;
  }).catch(() => {});

/** In local storage, each byte a character; else in memory. */
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
 * In memory only: a storage that does not respond may still store what it was given, and a second one would not know of
 * that.
 */
export const runInMemory = (visit, change) => {
  const ran = change(visit.record);
  visit.record = ran.record ?? visit.record;
  visit.isInMemory = visit.record.length > 0;
  visit.isKept = false;
  return ran;
};
