// What the glue needs besides the functions that wasm-bindgen writes for this very program: the same helpers as its
// own, by the same names, for browsers that are new enough and for one program that is loaded once.

// The modules of `embed/`: what the program calls, and what the shell does.
import { copy, fetchJson, print, random, store, stored } from "./browser.js";
import { acknowledge, findLost, hide, loadDispatch, send, sendNow, subscribe } from "./feedback.js";
import { starter } from "./frame.js";
export { flush, logout } from "./feedback.js";
export const start = starter(mount);

let wasm;

export default async (file) => {
  // Not `instantiateStreaming`: it fails where a server or an app names another type than `application/wasm`.
  const bytes = await (await file).arrayBuffer();
  try {
    wasm = (await WebAssembly.instantiate(bytes, imports)).instance.exports;
  } catch (error) {
    throw new Error(`WebAssembly does not run; a policy that blocks it needs 'wasm-unsafe-eval' in script-src. ${error}`);
  }
  wasm.__wbindgen_start();
};

/** Loads the program's second half by the shell's `load`, and has it started; another call after a failure tries again. */
const loadLater = (load) => {
  later ??= (async () => {
    // Not in a build that does not part the two.
    if (LATER) {
      const file = await load(LATER);
      const { instance } = await WebAssembly.instantiate(await file.arrayBuffer(), [imports[0], wasm]);
      wasm = { ...wasm, ...instance.exports };
    }
    wasm.start_later();
  })();
  later.catch(() => (later = undefined));
  return later;
};
let later;

// Values are kept for the program in a table, and known to it by their places there.

const addToExternrefTable0 = (value) => {
  const place = wasm.__externref_table_alloc();
  wasm.__wbindgen_externrefs.set(place, value);
  return place;
};

const takeFromExternrefTable0 = (place) => {
  const value = wasm.__wbindgen_externrefs.get(place);
  wasm.__externref_table_dealloc(place);
  return value;
};

const isLikeNone = (value) => value == null;
const addIfAny = (value) => (isLikeNone(value) ? 0 : addToExternrefTable0(value));

/** The import `f`, whose exceptions are the program's to handle. */
const fallible = (f) => (...values) => {
  try {
    return f(...values);
  } catch (error) {
    wasm.__wbindgen_exn_store(addToExternrefTable0(error));
  }
};

// The program's memory: its buffer is another one whenever it has grown, so each access looks it up.

const getDataViewMemory0 = () => new DataView(wasm.memory.buffer);
const getArrayU8FromWasm0 = (at, length) => new Uint8Array(wasm.memory.buffer, at >>> 0, length);

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
// Safari's first decoding may fail (https://github.com/rustwasm/wasm-bindgen/issues/1825); let it be this one.
decoder.decode();
const encoder = new TextEncoder();

const getStringFromWasm0 = (at, length) => decoder.decode(getArrayU8FromWasm0(at, length));

/** How many bytes the last of these has passed. */
let WASM_VECTOR_LEN;

const passArray8ToWasm0 = (bytes) => {
  WASM_VECTOR_LEN = bytes.length;
  const at = wasm.__wbindgen_malloc(WASM_VECTOR_LEN, 1);
  getArrayU8FromWasm0(at, WASM_VECTOR_LEN).set(bytes);
  return at;
};

const passStringToWasm0 = (text) => passArray8ToWasm0(encoder.encode(text));

/** Returns what was passed last: it is at `start`, and the program looks for that and the length at `at`. */
const returnPassed = (at, start) => {
  const view = getDataViewMemory0();
  view.setInt32(at, start, true);
  view.setInt32(at + 4, WASM_VECTOR_LEN, true);
};

/** A function that calls the program's closure `a`, `b` by way of `f`; the closure is freed after its last call. */
const makeClosure = (a, b, f, changes) => {
  let users = 1;
  const call = (...values) => {
    const closure = a;
    users++;
    // A closure that changes what it holds must not be called while it runs: the program refuses 0.
    if (changes) a = 0;
    try {
      return f(closure, b, ...values);
    } finally {
      a = closure;
      call._wbg_cb_unref();
    }
  };
  call._wbg_cb_unref = () => {
    if (!--users) {
      wasm.__wbindgen_destroy_closure(a, b);
      a = 0;
    }
  };
  return call;
};

const makeMutClosure = (a, b, f) => makeClosure(a, b, f, true);
const debugString = String;
