// The customer's visit, and the module that it has: started, asked, and thrown away when it fails.

import { random } from "./browser.js";
import { DISPATCH_PROGRAM } from "./build.js";

/** @import { Load } from "./build.js" */

/** Parts texts that are passed to the module and come from it: no text has it in it. */
const PARTED = "\0";

/** @typedef {string[]} Item Key, reference, address and body. */
/** @typedef {ReturnType<typeof newVisit>} Visit */

/**
 * What comes of a question: the record's new bytes if it has changed, and the answer.
 * @typedef {{ texts: string[], record?: Uint8Array }} Reply
 */

/**
 * What the page knows of one customer, until they log out; the next one begins with another. Whatever goes on after a
 * wait names the visit it belongs to, and fails when that is over: it cannot touch what the next customer writes.
 */
export const newVisit = () => ({
  hasEnded: false,
  /** @type {Load | undefined} Once the customer has begun to write; or something waits to be sent. */
  load: undefined,
  /** @type {any} The module's exports, from when it has started until it fails. */
  module: undefined,
  /** @type {Promise<void> | undefined} */
  starting: undefined,
  /** The record, while the browser keeps it nowhere. */
  record: new Uint8Array(),
  /** Whether it stays there, because the browser's storage does not answer. */
  isInMemory: false,
  /** Whether there was something in the database when it was last looked at. */
  isInDatabase: false,
  /** Whether a later page will know what is in the record. Else it should be sent from this one. */
  isKept: true,
  /** @type {Set<string>} The keys of what was kept from this page, until it has arrived or is given up. */
  sentHere: new Set(),
  /** @type {Map<string, Item>} The items that are being added to the record, by their keys. */
  adding: new Map(),
  isSending: false,
  /** @type {string | undefined} The question to go on with after that, if any. */
  again: undefined,
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer: undefined,
});

/**
 * Fails when the customer has left.
 * @param {Visit} visit
 */
export const checkVisit = (visit) => {
  if (visit.hasEnded) throw Error("logged out");
};

// ---- The module.

/** @type {Promise<WebAssembly.Module> | undefined} The compiled module: it has nothing of a customer's, and stays for as long as the page. */
let compiling;

/** @param {Load} load */
const compile = (load) => {
  compiling ??= (async () => WebAssembly.compile(await (await load(DISPATCH_PROGRAM)).arrayBuffer()))();
  compiling.catch(() => (compiling = undefined));
  return compiling;
};

/**
 * Starts the module for a visit, if it does not run; another call after a failure tries again.
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
 * Throws a visit's module away. What a customer wrote is in its memory.
 * @param {Visit} visit
 */
export const stopModule = (visit) => {
  if (visit.module) new Uint8Array(visit.module.memory.buffer).fill(0);
  visit.module = visit.starting = undefined;
};

/**
 * What `call` makes of the module. One that fails is thrown away: it may have stopped in the middle of a change.
 * @template T
 * @param {Visit} visit
 * @param {(module: any) => T} call
 */
const callModule = (visit, call) => {
  const { module } = visit;
  if (!module) throw Error("the module is not there");
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

/** Passes a message. */
const write = (module, bytes) => {
  // Making room may move the memory: it is looked up afterwards.
  const at = module.room(bytes.length);
  new Uint8Array(module.memory.buffer, at, bytes.length).set(bytes);
};
const writeTexts = (module, texts) => write(module, encoder.encode(texts.join(PARTED)));

/** The answer. */
const read = (module, length) => new Uint8Array(module.memory.buffer, module.answer_at(), length).slice();
const readTexts = (module, length) => decoder.decode(read(module, length)).split(PARTED);

/**
 * `text` as it may be sent: words and, at every second place, marks for what is hidden.
 * @param {Visit} visit
 * @param {string} text
 * @param {boolean} contacts Whether e-mail addresses and telephone numbers are hidden, too.
 */
export const hideNumbers = (visit, text, contacts) =>
  callModule(visit, (module) => {
    // What parts texts is no letter.
    writeTexts(module, [text.replaceAll(PARTED, "")]);
    return readTexts(module, module.hide(contacts));
  });

/**
 * Asks the module a question about the record.
 * @param {Visit} visit
 * @param {Uint8Array} record
 * @param {string[]} question With its parameters.
 * @param {number} [status] That of the answer to a request.
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
