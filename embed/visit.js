// A customer's visit and its module: started, called, and discarded when it fails.

import { random } from "./browser.js";
import { DISPATCH_PROGRAM } from "./build.js";

/** @import { Load } from "./build.js" */

/** Separates texts that are passed to and from the module: no text contains it. */
const SEPARATOR = "\0";

/** @typedef {string[]} Item Key, reference, address and body. */
/** @typedef {ReturnType<typeof newVisit>} Visit */

/**
 * The result of a command: texts, and the record's new bytes if it has changed.
 * @typedef {{ texts: string[], record?: Uint8Array }} Reply
 */

/**
 * What the page knows of one customer, until they log out; the next one gets a new visit. Whatever continues after an await
 * names its visit, and fails if that is over: it cannot touch what the next customer writes.
 */
export const newVisit = () => ({
  hasEnded: false,
  /** @type {Load | undefined} Set once the customer has begun to write, or items wait. */
  load: undefined,
  /** @type {any} The module's exports, while it runs. */
  module: undefined,
  /** @type {Promise<void> | undefined} */
  starting: undefined,
  /** The record, while it is not stored in the browser. */
  record: new Uint8Array(),
  /** Whether it stays in memory, because the browser's storage does not respond. */
  isInMemory: false,
  /** Whether the database held a record when it was last read. */
  isInDatabase: false,
  /** Whether the record is stored. Else it should be sent from this page. */
  isKept: true,
  /** @type {Set<string>} The keys of this page's items that have neither arrived nor failed. */
  sentHere: new Set(),
  /** @type {Map<string, Item>} The items that are being added to the record, by their keys. */
  adding: new Map(),
  isSending: false,
  /** @type {string | undefined} The command to continue with after that, if any. */
  again: undefined,
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer: undefined,
});

/**
 * Throws if the customer has logged out.
 * @param {Visit} visit
 */
export const checkVisit = (visit) => {
  if (visit.hasEnded) throw Error("logged out");
};

// ---- The module.

/** @type {Promise<WebAssembly.Module> | undefined} The compiled module, shared by all visits: it holds no data. */
let compiling;

/** @param {Load} load */
const compile = (load) => {
  compiling ??= (async () => WebAssembly.compile(await (await load(DISPATCH_PROGRAM)).arrayBuffer()))();
  compiling.catch(() => (compiling = undefined));
  return compiling;
};

/**
 * Starts the module for a visit, unless it runs; after a failure the next call retries.
 * @param {Visit} visit
 */
export const startModule = (visit) => {
  visit.starting ??= (async () => {
    const { exports } = await WebAssembly.instantiate(await compile(visit.load));
    checkVisit(visit);
    visit.module = exports;
  })();
  visit.starting.catch(() => (visit.starting = undefined));
  return visit.starting;
};

/**
 * Discards a visit's module, and overwrites its memory, which holds what the customer wrote.
 * @param {Visit} visit
 */
export const stopModule = (visit) => {
  if (visit.module) new Uint8Array(visit.module.memory.buffer).fill(0);
  visit.module = visit.starting = undefined;
};

/**
 * Calls the module. If that fails the module is discarded: it may have trapped in the middle of a change.
 * @template T
 * @param {Visit} visit
 * @param {(module: any) => T} call
 */
const callModule = (visit, call) => {
  const { module } = visit;
  if (!module) throw Error("the module does not run");
  try {
    return call(module);
  } catch (error) {
    stopModule(visit);
    throw error;
  }
};

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
// Safari's first decoding may fail (https://github.com/rustwasm/wasm-bindgen/issues/1825); let it be this one.
decoder.decode();

/** Passes bytes to the module. */
const write = (module, bytes) => {
  // Allocating may grow the memory, which replaces its buffer: it is looked up afterwards.
  const at = module.room(bytes.length);
  new Uint8Array(module.memory.buffer, at, bytes.length).set(bytes);
};
const writeTexts = (module, texts) => write(module, encoder.encode(texts.join(SEPARATOR)));

/** The module's response. */
const read = (module, length) => new Uint8Array(module.memory.buffer, module.answer_at(), length).slice();
const readTexts = (module, length) => decoder.decode(read(module, length)).split(SEPARATOR);

/**
 * `text` redacted: words and marks for what is hidden, alternating.
 * @param {Visit} visit
 * @param {string} text
 * @param {boolean} contacts Whether e-mail addresses and telephone numbers are hidden, too.
 */
export const hideNumbers = (visit, text, contacts) =>
  callModule(visit, (module) => {
    // Nothing is lost: NUL is no text.
    writeTexts(module, [text.replaceAll(SEPARATOR, "")]);
    return readTexts(module, module.hide(contacts));
  });

/**
 * Runs a command of the module on the record.
 * @param {Visit} visit
 * @param {Uint8Array} record
 * @param {string[]} question With its parameters.
 * @param {number} [status] That of the response to a request.
 * @returns {Reply}
 */
export const query = (visit, record, question, status = 0) =>
  callModule(visit, (module) => {
    write(module, record);
    module.take_record();
    writeTexts(module, question);
    const texts = readTexts(module, module.run(status, Date.now(), random()));
    return { texts, record: module.has_changed() ? read(module, module.changed()) : undefined };
  });
