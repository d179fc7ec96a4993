//! The panel: WebAssembly, and the glue between it and the browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::{Profile, minify, read, wasm};
use crate::command;

/// The optimiser's passes. Measured on this program against `-Oz` alone (68,281 bytes with brotli): a second round
/// saves 290 bytes, rebuilding the control flow from flat code 700, and leaving functions that are called once where
/// they are 510, because brotli then finds more that is alike.
const OPTIMISE: &[&str] =
    &["--flatten", "--rereloop", "-Oz", "-Oz", "--one-caller-inline-max-function-size=0"];

/// Words in the glue that `require-trusted-types-for 'script'` forbids to run, and what puts them there.
const FORBIDDEN_IN_GLUE: &[(&str, &str)] = &[
    (
        "innerHTML",
        "leptos turns the static markup in `view! { … }` into an HTML string, and its own typed elements bring one in \
         too. Write views with `el(\"div\").class(\"h\").child(…)` of src/dom.rs",
    ),
    ("eval(", "a crate uses `js_sys::eval` or the like; do without it"),
    ("new Function", "a crate uses `js_sys::Function::new_with_args` or the like; do without it"),
];

/// What the shell calls; nothing else of the glue is kept.
const USED_BY_THE_SHELL: &str = "default, mount";

/// The two halves of the panel.
pub(super) struct Program {
    /// A JavaScript module.
    pub(super) glue: Vec<u8>,
    /// A WebAssembly module.
    pub(super) wasm: Vec<u8>,
}

/// Compiles the root package. `engine` is what it is told of the engine's file: its name and its integrity.
pub(super) fn compile(profile: Profile, engine: &str) -> Result<Program> {
    let mut cargo = wasm::cargo("handrail", profile)?;
    cargo.env("HANDRAIL_ENGINE", engine);
    command::run(&mut cargo)?;
    let (glue, wasm) = bind(&wasm::compiled("handrail", profile), profile)?;
    check_glue(&glue)?;
    match profile {
        Profile::Dev => Ok(Program { glue: glue.into_bytes(), wasm }),
        Profile::Release => shrink(&glue, &wasm),
    }
}

/// Takes out of both halves what customers do not need.
fn shrink(glue: &str, wasm: &[u8]) -> Result<Program> {
    let mut glue = String::from_utf8(minify::module(glue, USED_BY_THE_SHELL)?)?;
    let mut module = walrus::Module::from_buffer(wasm)?;
    drop_unused_exports(&mut module, &glue);
    shorten_imports(&mut module, &mut glue);
    Ok(Program { glue: glue.into_bytes(), wasm: wasm::optimise(&module.emit_wasm(), OPTIMISE)? })
}

/// Takes away what the program offers and the glue does not use: crates of leptos' export streams for servers.
fn drop_unused_exports(module: &mut walrus::Module, glue: &str) {
    let exports: Vec<_> = module.exports.iter().map(|export| (export.id(), export.name.clone())).collect();
    for (id, name) in exports {
        if !glue.contains(&name) {
            module.exports.delete(id);
        }
    }
}

/// Gives what the program imports names of two letters in both halves, in place of long ones that end in a hash.
fn shorten_imports(module: &mut walrus::Module, glue: &mut String) {
    for (number, import) in module.imports.iter_mut().enumerate() {
        let short = format!("{number:02x}");
        *glue = glue.replace(&format!("{}:", import.name), &format!("\"{short}\":"));
        *glue = glue.replace(&format!("{}(", import.name), &format!("\"{short}\"("));
        import.name = short;
    }
}

/// Makes the glue, and takes out of the program what only wasm-bindgen reads.
fn bind(compiled: &Path, profile: Profile) -> Result<(String, Vec<u8>)> {
    let out = tempfile::tempdir()?;
    let out = out.path();
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name("handrail").typescript(false).omit_default_module_path(true);
    // Names of functions make a crash report in development readable; for customers they are weight.
    bindgen.remove_name_section(profile == Profile::Release).remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(out))
        .with_context(|| format!("wasm-bindgen cannot read {}", compiled.display()))?;

    // A folder for each crate that has some, named after it.
    if let Some(Ok(folder)) = fs::read_dir(out.join("snippets")).ok().and_then(|mut folders| folders.next()) {
        bail!(
            "the crate {} brings JavaScript files of its own; the shell loads and checks one file of glue only, so \
             use a crate or a version without them",
            folder.file_name().display()
        );
    }
    let glue = super::read_text(&out.join("handrail.js"))?;
    Ok((glue, read(&out.join("handrail_bg.wasm"))?))
}

/// That the glue can run under Trusted Types.
fn check_glue(glue: &str) -> Result<()> {
    for (word, mend) in FORBIDDEN_IN_GLUE {
        if glue.contains(word) {
            bail!("the glue contains `{word}`, which the strict policy blocks: {mend}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glue_that_parses_html_is_refused_with_a_way_out() {
        let error = check_glue("x.innerHTML = y").unwrap_err().to_string();
        assert!(error.contains("`innerHTML`") && error.contains("src/dom.rs"), "{error}");
        assert!(check_glue("eval('1')").is_err() && check_glue("new Function('')").is_err());
        assert!(check_glue("x.textContent = y").is_ok());
    }
}
