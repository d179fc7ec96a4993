// @ts-check
// Measures our engine and MiniSearch in this page, in turns, and tells the server what came out.

import MiniSearch from "./minisearch.js";

const OPTIONS = { fields: ["title", "asks", "keywords", "headings", "body"] };
const FUZZY_AND_PREFIX = { fuzzy: 0.2, prefix: true };

/** The clock counts in steps of 5 µs: what is shorter is repeated until it is long, or often enough. */
const LONG_MS = 2;
const OFTEN = 200;

/** What comes out of the calls ends up here, so that no compiler leaves them out. */
let sink = 0;

/** Our engine, spoken to in bytes as the widget does. */
class Ours {
  constructor(exports) {
    this.exports = exports;
  }

  static async start(wasm, index) {
    const { instance } = await WebAssembly.instantiate(wasm, {});
    const engine = new Ours(instance.exports);
    engine.take("take_index", index);
    return engine;
  }

  take(name, file) {
    this.write(file);
    if (!this.exports[name]()) throw new Error(`the engine refuses the file for ${name}`);
  }

  write(message) {
    const at = this.exports.room(message.length);
    new Uint8Array(this.exports.memory.buffer, at, message.length).set(message);
  }

  answer(request) {
    this.write(request);
    const length = this.exports.answer();
    if (!length) throw new Error("the engine does not understand the request");
    return new Uint8Array(this.exports.memory.buffer, this.exports.answer_at(), length).slice();
  }
}

/** The same program in other bytes: with a section of its own that says nothing. Browsers know compiled bytes again. */
function neverSeen(wasm, number) {
  const [custom, nameless] = [0, 0];
  const payload = [nameless, ...new Uint8Array(new Uint32Array([number]).buffer)];
  return new Uint8Array([...wasm, custom, payload.length, ...payload]);
}

/** How long `run` takes, in milliseconds, and what it gives. */
async function timed(run) {
  const start = performance.now();
  const value = await run();
  return { took: performance.now() - start, value };
}

/** Makes everything ready several times, in turns. Gives what the last turn made. */
async function load({ documents, index, wasm, times, unique }) {
  const took = { oursReadyMs: [], addAllMs: [], loadJsonMs: [] };
  let engine, miniSearch, json;
  for (let turn = 0; turn < times; turn++) {
    const program = neverSeen(wasm, unique + turn);
    const ours = await timed(() => Ours.start(program, index));
    const added = await timed(() => {
      const fresh = new MiniSearch(OPTIONS);
      fresh.addAll(documents);
      return fresh;
    });
    json ??= JSON.stringify(added.value);
    const loaded = await timed(() => MiniSearch.loadJSON(json, OPTIONS));
    took.oursReadyMs.push(ours.took);
    took.addAllMs.push(added.took);
    took.loadJsonMs.push(loaded.took);
    [engine, miniSearch] = [ours.value, loaded.value];
  }
  return { engine, miniSearch, json, took };
}

/** How often `call` must be repeated to be measured; the first repetitions warm it up. */
function repetitions(call) {
  const start = performance.now();
  let times = 0;
  do {
    sink += call();
    times++;
  } while (times < OFTEN && performance.now() - start < LONG_MS);
  return times;
}

/** How long one of `times` calls takes on average, in microseconds. */
function microseconds(call, times) {
  const start = performance.now();
  for (let i = 0; i < times; i++) sink += call();
  return ((performance.now() - start) * 1000) / times;
}

/** Times of each keystroke in each round, by engine. The engines take turns at every keystroke. */
async function type({ keystrokes, rounds, engine, miniSearch, name }) {
  const searches = [
    ({ request }) => engine.answer(request).length,
    ({ typed }) => miniSearch.search(typed).length,
    ({ typed }) => miniSearch.search(typed, FUZZY_AND_PREFIX).length,
  ];
  const typed = keystrokes.map(({ typed, request }) => ({ typed, request: Uint8Array.from(request) }));
  const calls = typed.map((keystroke) => searches.map((search) => () => search(keystroke)));
  await tell("progress", `${name}: warming up`);
  const times = calls.map((calls) => calls.map(repetitions));
  const took = searches.map(() => calls.map(() => []));
  for (let round = 0; round < rounds; round++) {
    await tell("progress", `${name}: round ${round + 1} of ${rounds}`);
    for (let at = 0; at < calls.length; at++)
      for (let turn = 0; turn < searches.length; turn++) {
        const which = (turn + at + round) % searches.length;
        took[which][at].push(microseconds(calls[at][which], times[at][which]));
      }
  }
  const [ours, standard, fuzzyAndPrefix] = took;
  return { ours, standard, fuzzyAndPrefix };
}

async function measure({ documents: count, keystrokes, rounds, loads }, wasm, unique) {
  const name = `${count} documents`;
  await tell("progress", `${name}: loading`);
  const documents = await (await get(`${count}/documents.json`)).json();
  const [index, suggestions] = [await bytes(`${count}/index.hrb`), await bytes(`${count}/suggestions.hrb`)];
  const { engine, miniSearch, json, took } = await load({ documents, index, wasm, times: loads, unique });
  engine.take("take_suggestions", suggestions);
  await tell(`index-${count}`, json);
  const typed = await type({ keystrokes, rounds, engine, miniSearch, name });
  await tell("measured", JSON.stringify({ documents: count, ...took, ...typed }));
}

async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

async function bytes(path) {
  return new Uint8Array(await (await get(path)).arrayBuffer());
}

async function tell(what, body) {
  await fetch(`told/${what}`, { method: "POST", body });
}

async function run() {
  if (!crossOriginIsolated) throw new Error("the page is not isolated, so its clock is too coarse");
  const wasm = await bytes("engine.wasm");
  const sizes = await (await get("plan.json")).json();
  let unique = 0;
  for (const size of sizes) {
    await measure(size, wasm, unique);
    unique += size.loads;
  }
  await tell("end", JSON.stringify({ browser: navigator.userAgent, sink }));
}

run().catch((error) => tell("failure", error.stack ?? String(error)));
