// @ts-check
// Part of the panel's glue, in front of dispatch.js: the record of what waits to be sent, and where it stands.
//
// The module `dispatch` decides what becomes of the record, and imports nothing. Here it is started, asked, and thrown
// away when it fails; what it says is stored.

/** What we call ours in the browser's storages. The shell and the panel's program use the same. */
const STORED_AS = "handrail";

/** What stands in the page's storage for a record in IndexedDB: it tells the shell that there is one. */
const ELSEWHERE = "*";

/**
 * How long the browser's storage may take to answer, in milliseconds. A disk that wakes up takes a second or two; what
 * takes longer than this may never come, and the customer waits for word.
 */
const STORAGE_TIMEOUT = 5000;

/** The module's commands, by its numbers. */
const [ADD, NEXT, SETTLE, STATUS, LOST, TOLD, LAST_TRY, HURRY] = [0, 1, 2, 3, 4, 5, 6, 7];

/** Parts texts that are passed to the module and come from it: no text has it in it. */
const PARTED = "\0";

/** A number in 0..1, evenly spread, that nobody can guess from others. */
const random = () => crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;

// ---- The visit.

/**
 * What the page knows of one customer, until they log out; the next one begins with another. Whatever goes on after a
 * wait names the visit it belongs to, and fails when that is over: it cannot touch what the next customer writes.
 */
const newVisit = () => ({
  hasEnded: false,
  /** The shell's function that fetches files, once the customer has begun to write; or something waits to be sent. */
  load: undefined,
  /** The module's exports, from when it has started until it fails. */
  module: undefined,
  starting: undefined,
  /** The record, while the browser keeps it nowhere. */
  record: new Uint8Array(),
  /** Whether it stays there, because the browser's storage does not answer. */
  isInMemory: false,
  /** Whether there was something in the database when it was last looked at. */
  isInDatabase: false,
  /** Whether a later page will know what is in the record. Else it should be sent from this one. */
  isKept: true,
  /** The keys of what was kept from this page, until it has arrived or is given up. */
  sentHere: new Set(),
  /** The items that are being added to the record, by their keys. */
  adding: new Map(),
  isSending: false,
  /** What to go on with after that, if anything. */
  again: 0,
  timer: undefined,
});

let visit = newVisit();

/** Fails when the customer has left. */
const check = (visit) => {
  if (visit.hasEnded) throw Error("logged out");
};

// ---- The module.

/** The compiled module: it has nothing of a customer's, and stays for as long as the page. */
let compiling;
const compile = (load) => {
  compiling ??= (async () => WebAssembly.compile(await (await load(DISPATCH)).arrayBuffer()))();
  compiling.catch(() => (compiling = undefined));
  return compiling;
};

/** Starts the module for a visit, if it does not run; another call after a failure tries again. */
const startModule = (visit) => {
  visit.starting ??= (async () => {
    const { exports } = await WebAssembly.instantiate(await compile(visit.load));
    check(visit);
    visit.module = exports;
  })();
  visit.starting.catch(() => (visit.starting = undefined));
  return visit.starting;
};

/** Throws a visit's module away. What a customer wrote is in its memory. */
const discard = (visit) => {
  if (visit.module) new Uint8Array(visit.module.memory.buffer).fill(0);
  visit.module = visit.starting = undefined;
};

/** What `call` makes of the module. One that fails is thrown away: it may have stopped in the middle of a change. */
const ask = (visit, call) => {
  const { module } = visit;
  if (!module) throw Error("the module is not there");
  try {
    return call(module);
  } catch (error) {
    discard(visit);
    throw error;
  }
};

const pass = (module, bytes) => {
  // Making room may move the memory: it is looked up afterwards.
  const at = module.room(bytes.length);
  new Uint8Array(module.memory.buffer, at, bytes.length).set(bytes);
};
const passTexts = (module, texts) => pass(module, encoder.encode(texts.join(PARTED)));
const answered = (module, length) => new Uint8Array(module.memory.buffer, module.answer_at(), length).slice();
const texts = (module, length) => decoder.decode(answered(module, length)).split(PARTED);

/** Carries out a command on the record: its new bytes if it has changed, and what to do. */
const command = (visit, record, number, parameters = [], status = 0) =>
  ask(visit, (module) => {
    pass(module, record);
    module.take_record();
    passTexts(module, parameters);
    const [effect, ...fields] = texts(module, module.run(number, status, Date.now(), random()));
    return { effect, fields, record: module.has_changed() ? answered(module, module.changed()) : undefined };
  });

// ---- The record.

/** Why something failed: the browser's storage does not answer. */
const HANGS = Error("the browser's storage does not answer");

/** Runs a command on the record and stores it, with nothing in between; where it stands tells the browser. */
const run = async (visit, ...parameters) => {
  await startModule(visit);
  return runOn(visit, (record) => {
    check(visit);
    return command(visit, record, ...parameters);
  });
};

const runOn = async (visit, change) => {
  if (visit.isInMemory) return inMemory(visit, change);
  const isElsewhere = visit.isInDatabase || stored("localStorage");
  try {
    return await alone((isAlone) => runAlone(visit, change, isAlone));
  } catch (error) {
    if (error !== HANGS || isElsewhere) throw error;
    return inMemory(visit, change);
  }
};

/** What `begin` settles; in time, or not at all. `begin` is also given the signal that it is too late. */
const inTime = (begin) =>
  new Promise((resolve, reject) => {
    const late = new AbortController();
    const limit = setTimeout(() => {
      late.abort();
      reject(HANGS);
    }, STORAGE_TIMEOUT);
    const ends = (settle) => (value) => {
      clearTimeout(limit);
      settle(value);
    };
    begin(ends(resolve), ends(reject), late.signal);
  });

/**
 * Keeps other tabs away while `work` is done, which is told whether they are: local storage cannot read and write in one
 * step, and tells of the database. Where there are no locks, it is done without. It is done once at most: a lock that
 * comes when nobody waits for it any more is given back.
 */
const alone = (work) =>
  inTime((resolve, _, late) => {
    let hasBegun = false;
    const begin = (lock) => {
      if (hasBegun || late.aborted) return;
      hasBegun = true;
      const done = work(!!lock);
      resolve(done);
      // What becomes of it is told by `done`.
      return done.catch(() => {});
    };
    const locked = async () => navigator.locks.request(STORED_AS, { signal: late }, begin);
    locked().catch(() => begin());
  });

const runAlone = async (visit, change, isAlone) => {
  // To open the database would make one.
  check(visit);
  const text = stored("localStorage");
  // What once had to be put elsewhere is sent from there: a record in two places could not say what has arrived.
  if (visit.record.length || (text && text !== ELSEWHERE)) return inStorage(visit, change);
  try {
    const ran = await inDatabase(visit, change);
    // By a database that is there, too, a later page knows that something waits.
    if (isAlone && !visit.isInDatabase) await dropDatabase();
    return ran;
  } catch (error) {
    if (error === HANGS || visit.isInDatabase || text) throw error;
    return inStorage(visit, change);
  }
};

const inDatabase = (visit, change) =>
  inTime((resolve, reject, late) => {
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
        // The mark comes before the record: alone it does no harm. A page that is not told does not look.
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
const dropDatabase = () =>
  inTime((done) => {
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
const inMemory = (visit, change) => {
  const ran = change(visit.record);
  visit.record = ran.record ?? visit.record;
  visit.isInMemory = visit.record.length > 0;
  visit.isKept = false;
  return ran;
};
