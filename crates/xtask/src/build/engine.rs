//! The engine: a WebAssembly module without glue, because it imports nothing.

use anyhow::{Result, bail};

use super::{Profile, read, wasm};
use crate::command;

/// The package that is compiled.
pub(super) const PACKAGE: &str = "engine-module";

/// The optimiser's passes.
const OPTIMISE: &[&str] = &["-Oz", "-Oz"];

/// Compiles the engine.
pub(super) fn compile(profile: Profile) -> Result<Vec<u8>> {
    command::run(&mut wasm::cargo(PACKAGE, profile)?)?;
    let compiled = read(&wasm::compiled(PACKAGE, profile))?;
    check_imports(&compiled)?;
    match profile {
        Profile::Dev => Ok(compiled),
        Profile::Release => wasm::optimise(&compiled, OPTIMISE),
    }
}

/// That the engine cannot reach anything: what customers type goes in, and nothing but its answers comes out.
fn check_imports(module: &[u8]) -> Result<()> {
    let module = walrus::Module::from_buffer(module)?;
    if let Some(import) = module.imports.iter().next() {
        bail!(
            "the engine imports `{}` from `{}`, but it must not reach anything outside itself; do without what brings it",
            import.name,
            import.module
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_that_reaches_out_is_refused() {
        let mut module = walrus::Module::default();
        assert!(check_imports(&module.emit_wasm()).is_ok());
        let nothing = module.types.add(&[], &[]);
        module.add_import_func("env", "send", nothing);
        let error = check_imports(&module.emit_wasm()).unwrap_err().to_string();
        assert!(error.contains("`send` from `env`"), "{error}");
    }
}
