//! The panel: WebAssembly, and the glue between it and the browser.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::embed::Scripts;
use super::glue::{Glue, NUMBERED_MODULE};
use super::prune::prune;
use super::relocations::Relocations;
use super::split::{self, Halves};
use super::{Named, Profile, minify, read, wasm};
use crate::command;

/// The optimiser's passes, and its options, which hold for all of them. Measured on this program, in bytes with brotli.
const OPTIMISE: &[&str] = &[
    // Rebuilding the control flow from flat code saves 350, doing it again 320.
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    // An alignment is a hint that no browser takes: the same one everywhere saves 220.
    "--dealign",
    // walrus' name. Saves 70.
    "--strip-producers",
    // Leaving larger functions that are called once where they are saves 590, because brotli then finds more that is
    // alike; copying only the smallest to several callers 150; not sharing results between expressions 170.
    "--one-caller-inline-max-function-size=14",
    "--always-inline-max-function-size=4",
    "--skip-pass=local-cse",
    // It cuts the data at each run of zeros; they weigh less than the pieces' places. Saves 80.
    "--skip-pass=memory-packing",
    // Writes `address + constant` of an access as its offset if the constant is below 1024, which saves 420. The two
    // differ only where the sum passes 2^32: the addition begins at 0 again, the offset traps. That would be an access
    // below 1024 by way of an address in the last KB before 2^32. What is below 1024 is the far end of the stack (it
    // stands before the data: .cargo/config.toml), reached after a quarter of a megabyte of calls, and even then by
    // addresses that count up from the stack's. `prune` checks the data's place.
    "--low-memory-unused",
];

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

/// The root package.
pub(super) const PACKAGE: &str = "handrail";

/// What the shell calls; nothing else of the glue is kept.
const USED_BY_THE_SHELL: &str = "default, start, flush, logout";

/// The panel.
pub(super) struct Program {
    /// A JavaScript module.
    pub(super) glue: Vec<u8>,
    /// A WebAssembly module.
    pub(super) wasm: Vec<u8>,
    /// Another one, with the views that no customer sees first; the glue loads it. None in a build that is not parted.
    pub(super) later: Option<Named>,
}

/// Compiles the root package. It is told of the files of `engine`, and the glue imports from `scripts`.
pub(super) fn compile(profile: Profile, engine: &Named, scripts: &Scripts) -> Result<Program> {
    let mut cargo = wasm::cargo(PACKAGE, profile)?;
    cargo.env("HANDRAIL_ENGINE", format!("{} {}", engine.name, engine.integrity));
    command::run(&mut cargo)?;
    let compiled = wasm::compiled(PACKAGE, profile);
    let (glue, wasm) = bind(&compiled)?;
    check_glue(&glue)?;
    let glue = Glue::read(&glue)?;
    let mut program = match profile {
        Profile::Dev => Program { glue: glue.text().into_bytes(), wasm, later: None },
        Profile::Release => shrink(glue, &wasm, &Relocations::read(&read(&compiled)?)?, scripts.folder())?,
    };
    let later = serde_json::json!(program.later.as_ref().map(|file| [&file.name, &file.integrity]));
    // Read when it is needed, long after all of the glue was run.
    writeln!(program.glue, "const LATER={later};")?;
    Ok(program)
}

/// Takes out of program and glue what customers do not need, and parts the program.
fn shrink(mut glue: Glue, wasm: &[u8], relocations: &Relocations, scripts: &Path) -> Result<Program> {
    let mut module = walrus::Module::from_buffer(wasm)?;
    settle(&mut module, &mut glue, scripts)?;
    if glue.makes_promises() {
        bail!("the program makes promises now, not only for streams: see `STREAMS` in build/prune.rs");
    }
    prune(&mut module)?;
    drop_notes(&mut module);
    settle(&mut module, &mut glue, scripts)?;
    number_imports(&mut module, &glue)?;
    let names = shorten_exports(&mut module);
    let later = names.get(split::LATER).context("the program does not export its second half's start")?;
    let Halves { first, second } = split::split(&module.emit_wasm(), relocations, later)?;
    let first = wasm::optimise(&first, OPTIMISE)?;
    let second = wasm::optimise(&second, OPTIMISE)?;
    split::check(&second)?;

    // The optimiser may have found that one or the other is not needed.
    let mut used = HashSet::new();
    for half in [&first, &second] {
        let imports = walrus::Module::from_buffer(half)?.imports;
        let numbered = imports.iter().filter(|import| import.module == NUMBERED_MODULE);
        used.extend(numbered.map(|import| import.name.clone()));
    }
    let glue = glue.numbered(|number| used.contains(&number.to_string()));
    let glue = minify::shaken(scripts, &glue, USED_BY_THE_SHELL)?;
    let glue = minify::module(&rename(&glue, &names)?)?;
    Ok(Program { glue, wasm: first, later: Some(Named::new("later", "wasm", second)) })
}

/// Takes away from each half what the other does not use, until there is nothing left to take.
fn settle(module: &mut walrus::Module, glue: &mut Glue, scripts: &Path) -> Result<()> {
    loop {
        walrus::passes::gc::run(module);
        glue.keep(|name| module.imports.iter().any(|import| import.name == name));
        let text = minify::shaken(scripts, &glue.text(), USED_BY_THE_SHELL)?;
        let exports: Vec<_> =
            module.exports.iter().map(|export| (export.id(), export.name.clone())).collect();
        let used: HashSet<_> = uses(&text).map(|(_, name)| name).collect();
        let unused: Vec<_> = exports.into_iter().filter(|(_, name)| !used.contains(&**name)).collect();
        if unused.is_empty() {
            return Ok(());
        }
        for (id, _) in unused {
            module.exports.delete(id);
        }
    }
}

/// Takes away what is written in the program for tools only. Saves 140 bytes.
fn drop_notes(module: &mut walrus::Module) {
    let ids: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for id in ids {
        module.customs.delete(id);
    }
}

/// Where the glue uses an export, and which: all that follows a `wasm.`.
fn uses(glue: &str) -> impl Iterator<Item = (usize, &str)> {
    glue.match_indices("wasm.").map(|(at, found)| {
        let rest = &glue[at + found.len()..];
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$');
        (at + found.len(), &rest[..end.unwrap_or(rest.len())])
    })
}

/// Names what the program imports as [`Glue::numbered`] does.
fn number_imports(module: &mut walrus::Module, glue: &Glue) -> Result<()> {
    for import in module.imports.iter_mut() {
        let number = glue.number(&import.name);
        let number = number.with_context(|| format!("the glue has no `{}` for the program", import.name))?;
        import.name = number.to_string();
        import.module = NUMBERED_MODULE.into();
    }
    Ok(())
}

/// Gives what the program exports names of a letter or two, in place of long ones that may end in a hash; the long
/// and the short ones.
fn shorten_exports(module: &mut walrus::Module) -> HashMap<String, String> {
    let exports = module.exports.iter_mut().enumerate();
    exports
        .map(|(number, export)| {
            let short = short_name(number);
            (std::mem::replace(&mut export.name, short.clone()), short)
        })
        .collect()
}

/// The name of the export with this number.
pub(super) fn short_name(number: usize) -> String {
    let letter = char::from(b'a' + (number % 26) as u8);
    if number < 26 { letter.to_string() } else { format!("{letter}{}", number / 26) }
}

/// The glue with the short `names` of exports.
fn rename(glue: &str, names: &HashMap<String, String>) -> Result<String> {
    let (mut renamed, mut done) = (String::new(), 0);
    for (at, name) in uses(glue) {
        let short = names.get(name).with_context(|| format!("the program has no `{name}` for the glue"))?;
        renamed.push_str(&glue[done..at]);
        renamed.push_str(short);
        done = at + name.len();
    }
    renamed.push_str(&glue[done..]);
    Ok(renamed)
}

/// Makes the glue, and takes out of the program what only wasm-bindgen reads.
fn bind(compiled: &Path) -> Result<(String, Vec<u8>)> {
    let out = tempfile::tempdir()?;
    let out = out.path();
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name("handrail").typescript(false).omit_default_module_path(true);
    bindgen.remove_producers_section(true);
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

    #[test]
    fn exports_get_short_names_in_both_halves() {
        let mut module = walrus::Module::default();
        for name in ["mount", "mount_free"] {
            let mut function = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
            function.func_body();
            let function = function.finish(vec![], &mut module.funcs);
            module.exports.add(name, function);
        }
        let names = shorten_exports(&mut module);
        assert_eq!(module.exports.iter().map(|export| &*export.name).collect::<Vec<_>>(), ["a", "b"]);
        let glue = rename("wasm.mount_free(wasm.mount(mount), \"application/wasm\");", &names).unwrap();
        assert_eq!(glue, "wasm.b(wasm.a(mount), \"application/wasm\");");
        let error = rename("wasm.other()", &names).unwrap_err().to_string();
        assert!(error.contains("no `other`"), "{error}");
    }
}
