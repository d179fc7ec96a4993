//! The engine and dispatch: WebAssembly modules without glue, because they import nothing.

use anyhow::{Result, bail};

use super::{Profile, read, wasm};
use crate::command;

/// The package of the engine, which searches.
pub(super) const ENGINE: &str = "engine";

/// The package of dispatch, which hides numbers and keeps what waits to be sent.
pub(super) const DISPATCH: &str = "dispatch";

/// The optimiser's passes.
const OPTIMISE: &[&str] = &["-Oz", "-Oz"];

/// Compiles `package`.
pub(super) fn compile(package: &str, profile: Profile) -> Result<Vec<u8>> {
    let mut cargo = wasm::cargo(package, profile)?;
    cargo.args(["--features", "module"]);
    command::run(&mut cargo)?;
    let compiled = read(&wasm::compiled(package, profile))?;
    check_imports(package, &compiled)?;
    match profile {
        Profile::Dev => Ok(compiled),
        Profile::Release => wasm::optimise(&compiled, OPTIMISE),
    }
}

/// That a module cannot reach anything: what customers type goes in, and nothing but its answers comes out.
fn check_imports(package: &str, module: &[u8]) -> Result<()> {
    let module = walrus::Module::from_buffer(module)?;
    if let Some(import) = module.imports.iter().next() {
        bail!(
            "{package} imports `{}` from `{}`, but it must not reach anything outside itself; do without what brings it",
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
        assert!(check_imports("engine", &module.emit_wasm()).is_ok());
        let nothing = module.types.add(&[], &[]);
        module.add_import_func("env", "send", nothing);
        let error = check_imports("engine", &module.emit_wasm()).unwrap_err().to_string();
        assert!(error.contains("`send` from `env`"), "{error}");
    }
}
