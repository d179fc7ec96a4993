//! The glue: of what wasm-bindgen writes, the functions made for this very program, with the helpers in `glue.js` in
//! place of its own. Those are for every browser and every way of loading a program; ours are for the shell's.
//! Ours save 900 bytes.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use model::FileRef;

/// Our helpers, and what the glue imports from `embed/`.
const HELPERS: &str = include_str!("glue.js");

/// What wasm-bindgen writes before the functions that the program imports, and after them.
const IMPORTS: [&str; 2] = [
    "function __wbg_get_imports() {\n    const import0 = {\n        __proto__: null,\n",
    "    };\n    return {\n        __proto__: null,\n        \"./handrail_bg.js\": import0,\n    };\n}\n",
];

/// What the program imports from, in wasm-bindgen's words and in the numbered glue.
const MODULE: &str = "./handrail_bg.js";
pub(super) const NUMBERED_MODULE: &str = "0";

/// How an import begins and ends; the first is for those that throw exceptions which the program handles.
const IMPORT: [[&str; 2]; 2] = [
    ["function() { return handleError(function (", "        }, arguments); },\n"],
    ["function(", "        },\n"],
];

/// The last of wasm-bindgen's pieces.
const END: &str = "export { initSync, __wbg_init as default };";

/// The pieces of wasm-bindgen's glue that `glue.js` replaces: the first line of each, and the start of the whole
/// one's SHA-384, so that an update which changes what a helper does is noticed here.
const REPLACED: &[(&str, &str)] = &[
    ("function addToExternrefTable0(obj) {", "9f3f1dae"),
    ("const CLOSURE_DTORS = (typeof FinalizationRegistry === 'undefined')", "46d36e31"),
    ("function debugString(val) {", "212dcc81"),
    ("function getArrayU8FromWasm0(ptr, len) {", "16ce46a7"),
    ("let cachedDataViewMemory0 = null;", "43e1ba67"),
    ("function getDataViewMemory0() {", "d8921b5f"),
    ("function getStringFromWasm0(ptr, len) {", "6bf002e1"),
    ("let cachedUint8ArrayMemory0 = null;", "d07be5ef"),
    ("function getUint8ArrayMemory0() {", "25c8f7be"),
    ("function handleError(f, args) {", "c4b4edcd"),
    ("function isLikeNone(x) {", "ab15c3c6"),
    ("function makeClosure(arg0, arg1, f) {", "be8c2eea"),
    ("function makeMutClosure(arg0, arg1, f) {", "24d9eb89"),
    ("function passArray8ToWasm0(arg, malloc) {", "910544a6"),
    ("function passStringToWasm0(arg, malloc, realloc) {", "e77fb665"),
    ("function takeFromExternrefTable0(idx) {", "13519e90"),
    ("let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });", "f70bf7be"),
    ("cachedTextDecoder.decode();", "6f0899a2"),
    ("const MAX_SAFARI_DECODE_BYTES = 2146435072;", "a0e7f8ee"),
    ("let numBytesDecoded = 0;", "3139e48b"),
    ("function decodeText(bytes) {", "8d9fe819"),
    ("const cachedTextEncoder = new TextEncoder();", "777ce62e"),
    ("if (!('encodeInto' in cachedTextEncoder)) {", "261ced02"),
    ("let WASM_VECTOR_LEN = 0;", "01b0d579"),
    ("let wasmModule, wasmInstance, wasm;", "b21cb9e7"),
    ("function __wbg_finalize_init(instance, module) {", "4e90fb88"),
    ("async function __wbg_load(module, imports) {", "56ecd0ba"),
    ("function initSync(module) {", "9ff770e0"),
    ("let __wbg_init_promise;", "aece9684"),
    ("async function __wbg_init(module_or_path) {", "950d294e"),
    ("async function __wbg_init_once(module_or_path) {", "db143ee3"),
    ("export { initSync, __wbg_init as default };", "9f615125"),
];

/// What is said shorter, in all that is left of wasm-bindgen's glue.
const SHORTER: &[(&str, &str)] = &[
    // Our helpers know how memory is reserved.
    (", wasm.__wbindgen_malloc, wasm.__wbindgen_realloc)", ")"),
    (", wasm.__wbindgen_malloc)", ")"),
    // Strings that are returned. Saves 90 bytes.
    (
        concat!(
            "            const ptr1 = passStringToWasm0(ret);\n",
            "            const len1 = WASM_VECTOR_LEN;\n",
            "            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);\n",
            "            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);\n",
        ),
        "            returnPassed(arg0, passStringToWasm0(ret));\n",
    ),
    (
        concat!(
            "            var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret);\n",
            "            var len1 = WASM_VECTOR_LEN;\n",
            "            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);\n",
            "            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);\n",
        ),
        "            returnPassed(arg0, isLikeNone(ret) ? 0 : passStringToWasm0(ret));\n",
    ),
    // Values that are returned if there are any. Saves 20 bytes.
    ("isLikeNone(ret) ? 0 : addToExternrefTable0(ret)", "addIfAny(ret)"),
    // Passing a value fails only when there is no memory left: then what has been passed before does not matter.
    (
        concat!(
            "    } catch (e) {\n",
            "        if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 1, 1); }\n",
            "        if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 1, 1); }\n",
            "        throw e;\n",
            "    }\n",
        ),
        "    } finally {\n    }\n",
    ),
    // `instanceof` fails for classes that a browser does not have; ours all have them. Saves 40 bytes.
    ("            let result;\n            try {\n                result = ", "            const result = "),
    (";\n            } catch (_) {\n                result = false;\n            }\n", ";\n"),
    // The shell unmounts what it has mounted, so nothing waits for the browser to find it forgotten.
    ("        PanelFinalization.register(obj, obj.__wbg_ptr, obj);\n", ""),
    ("        PanelFinalization.unregister(this);\n", ""),
    (
        "    free() {\n        const ptr = this.__destroy_into_raw();\n        wasm.__wbg_panel_free(ptr, 0);\n    }\n",
        "",
    ),
];

/// Glue that can be taken apart.
#[derive(Debug)]
pub(super) struct Glue {
    /// What is left of wasm-bindgen's, but the imports.
    rest: String,
    imports: Vec<Import>,
}

/// A function that the program calls.
#[derive(Debug)]
struct Import {
    name: String,
    function: String,
}

impl Glue {
    /// Takes wasm-bindgen's glue apart.
    ///
    /// # Errors
    /// It is not as expected; the message says where.
    pub(super) fn read(glue: &str) -> Result<Self> {
        if glue.trim_end().lines().next_back() != Some(END) {
            bail!("wasm-bindgen's glue does not end in `{END}` any more: see to it that glue.js still fits");
        }
        let (before, rest) = glue.split_once(IMPORTS[0]).context(unexpected(IMPORTS[0]))?;
        let (imports, after) = rest.split_once(IMPORTS[1]).context(unexpected(IMPORTS[1]))?;
        let mut rest = String::new();
        for piece in pieces(before).into_iter().chain(pieces(after)) {
            if !is_replaced(&piece)? {
                rest.push_str(&piece);
            }
        }
        let mut both = [rest, imports.to_owned()];
        for (long, short) in SHORTER {
            if !both.iter().any(|text| text.contains(long)) {
                bail!("{}", unexpected(long));
            }
            both = both.map(|text| text.replace(long, short));
        }
        let [rest, imports] = both;
        let glue = Self { rest, imports: read_imports(&imports)? };
        check_helpers(&glue.text())?;
        Ok(glue)
    }

    /// Whether an import makes promises.
    pub(super) fn makes_promises(&self) -> bool {
        self.imports.iter().any(|import| import.function.contains("new Promise("))
    }

    /// Keeps the imports whose names are `used`.
    pub(super) fn keep(&mut self, used: impl Fn(&str) -> bool) {
        self.imports.retain(|import| used(&import.name));
    }

    /// The whole glue.
    pub(super) fn text(&self) -> String {
        let mut imports = String::new();
        for Import { name, function } in &self.imports {
            // Writing to a string does not fail.
            let _ = writeln!(imports, "{name}: {function},");
        }
        format!("{HELPERS}{}const imports = {{ {MODULE:?}: {{\n{imports}}} }};\n", self.rest)
    }

    /// The number of the import `name` in [`Self::numbered`]. Functions that are alike are one.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        let function = &self.imports.iter().find(|import| import.name == name)?.function;
        self.imports.iter().position(|import| import.function == *function)
    }

    /// The whole glue with numbers in place of the imports' names, for a program that imports those that are `used`.
    /// Saves 400 bytes in both halves.
    pub(super) fn numbered(&self, used: impl Fn(usize) -> bool) -> String {
        let imports = self.imports.iter().enumerate();
        let imports: Vec<_> =
            imports.map(|(number, import)| if used(number) { &*import.function } else { "" }).collect();
        format!("{HELPERS}{}const imports = [[\n{},\n]];\n", self.rest, imports.join(",\n"))
    }
}

/// The statements of `text`: each begins at the margin, and what follows it there is its end.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        let continues = line.starts_with([' ', '}', '\n', '\r']);
        match pieces.last_mut() {
            Some(piece) if continues => piece.push_str(line),
            _ => pieces.push(line.to_owned()),
        }
    }
    pieces
}

/// Whether `glue.js` has `piece` in its own way.
fn is_replaced(piece: &str) -> Result<bool> {
    let first = piece.lines().next().unwrap_or_default();
    let Some((_, known)) = REPLACED.iter().find(|(line, _)| *line == first) else { return Ok(false) };
    let hash = FileRef::of(piece.trim_end().as_bytes()).hex(4);
    if hash != *known {
        bail!(
            "wasm-bindgen writes `{first}` in another way now: see to it that glue.js does what it needs, and then \
             write {hash} in place of {known} in crates/xtask/src/build/glue.rs"
        );
    }
    Ok(true)
}

/// That `glue.js` has what the glue `text` calls of the pieces that it replaces.
fn check_helpers(text: &str) -> Result<()> {
    for (line, _) in REPLACED {
        let name = line.trim_start_matches("async ").split([' ', '(']).nth(1).unwrap_or_default();
        let call = format!("{name}(");
        if text.contains(&call) && call != "(" && !HELPERS.contains(&format!("const {name} =")) {
            bail!("what wasm-bindgen writes calls `{name}` now: add one to crates/xtask/src/build/glue.js");
        }
    }
    // What is left of wasm-bindgen's pieces is called by `SHORTER`'s rules as well.
    if let Some(line) = text.lines().find(|line| line.starts_with("function ") && line.contains(", malloc")) {
        bail!("a call leaves out the allocator that `{line}` needs: pass such values as an `Array`");
    }
    Ok(())
}

/// Reads what is between [`IMPORTS`].
fn read_imports(mut text: &str) -> Result<Vec<Import>> {
    let mut imports = Vec::new();
    while !text.is_empty() {
        let first = text.lines().next().unwrap_or_default();
        let import = text.strip_prefix("        ").and_then(|text| text.split_once(": "));
        let (name, rest) = import.with_context(|| unexpected(first))?;
        let known =
            IMPORT.iter().find_map(|[start, end]| Some((end, rest.strip_prefix(start)?.split_once(end)?)));
        let (end, (function, rest)) = known.with_context(|| unexpected(first))?;
        let (parameters, body) = function.split_once(") {\n").with_context(|| unexpected(first))?;
        let code = body.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("//"));
        let body: String = code.collect();
        // The next import begins where this one ends, and arrow functions have neither of the two words.
        if body.contains("\n        __wb") || body.contains("this") || body.contains("arguments") {
            bail!("{}", unexpected(first));
        }
        let function = format!("({parameters}) => {{\n{body}        }}");
        let fallible = *end == IMPORT[0][1];
        let function = if fallible { format!("fallible({function})") } else { function };
        imports.push(Import { name: name.to_owned(), function });
        text = rest;
    }
    Ok(imports)
}

fn unexpected(text: &str) -> String {
    format!(
        "wasm-bindgen's glue is not as expected; look in crates/xtask/src/build/glue.rs for what reads\n{text}"
    )
}

#[cfg(test)]
mod tests;
