//! What of the panel's program never runs, or is never seen: more than its exports tell a linker or an optimiser.
//!
//! Whatever has its place in the table of functions counts as used for both, because it may be called by its number.
//! Of the functions here we know more.

use std::collections::HashSet;

use anyhow::{Context, Result, bail};
use walrus::ir::{
    Br, BrIf, BrTable, Instr, InstrSeq, InstrSeqId, Return, Unreachable, Value, Visitor, VisitorMut,
    dfs_in_order, dfs_pre_order_mut,
};
use walrus::{ConstExpr, DataKind, FunctionId, FunctionKind, ImportKind, LocalFunction, Module};

/// What the program asks its surroundings at the start, and what browsers answer: the start of the import's name, and
/// its value. The first question is for `self`, which every window has; the others are for other surroundings, and
/// `0` is "there is none". Saves 100 bytes in both halves.
const KNOWN: &[(&str, i32)] = &[
    ("__wbg_static_accessor_WINDOW_", 0),
    ("__wbg_static_accessor_GLOBAL_THIS_", 0),
    ("__wbg_static_accessor_GLOBAL_", 0),
    ("__wbg_instanceof_Window_", 1),
];

/// Parts of the names of functions that only leptos' streams for servers need. Their exports are gone; what they
/// would start stays in the table. Of the program's own futures none becomes a promise: it would import `Promise`'s
/// constructor, and the caller has seen that it does not.
const STREAMS: &[&str] = &["wasm_streams::", "js_sys::futures::future_to_promise"];

/// Parts of the names of functions that see to it that panics are heard.
const HOOKS: &[&str] = &["::panicking::set_hook", "console_error_panic_hook", "update_hook"];

/// Below this address the optimiser takes memory for unused (`--low-memory-unused`).
const LOW_MEMORY: u32 = 1024;

/// Takes it out. The program must still have the names of its functions.
pub(super) fn prune(module: &mut Module) -> Result<()> {
    check_data(module)?;
    answer(module)?;
    empty(module, &streams(module)?);
    let fails = ways_to_fail(module)?;
    empty(module, &fails);
    Ok(())
}

/// Puts the answers that are [`KNOWN`] in the place of the questions.
fn answer(module: &mut Module) -> Result<()> {
    for (name, value) in KNOWN {
        let import = module.imports.iter().find(|import| import.name.starts_with(name));
        let import = import.with_context(|| {
            format!("the program does not import `{name}…` any more: take it out of KNOWN")
        })?;
        let ImportKind::Function(function) = import.kind else {
            bail!("`{name}…` is not a function any more")
        };
        module.replace_imported_func(function, |(body, _)| {
            body.i32_const(*value);
        })?;
    }
    Ok(())
}

/// The functions of [`STREAMS`]. Saves 2,850 bytes in the program and 300 in the glue.
fn streams(module: &Module) -> Result<Vec<FunctionId>> {
    if let Some(export) = module.exports.iter().find(|export| export.name.contains("intounderlying")) {
        bail!("the glue uses `{}` now: streams are in use, so take the step `streams` out", export.name);
    }
    let named = |name: &str| STREAMS.iter().any(|part| name.contains(part));
    let ids = module.funcs.iter_local().map(|(id, _)| id);
    let found: Vec<_> = ids.filter(|id| module.funcs.get(*id).name.as_deref().is_some_and(named)).collect();
    if found.is_empty() {
        bail!("the program has no streams any more: take the step `streams` out");
    }
    Ok(found)
}

/// The functions that never return: all they can do is to fail. Nobody hears what a panic says, because there is no
/// hook that would pass it on: it ends in a trap, and so it may begin with one. What wasm-bindgen would throw where
/// the glue is used against its rules becomes a trap, too. Saves 1,300 bytes.
fn ways_to_fail(module: &Module) -> Result<Vec<FunctionId>> {
    let hook = |name: &str| HOOKS.iter().any(|hook| name.contains(hook));
    if module.funcs.iter().any(|function| function.name.as_deref().is_some_and(hook)) {
        bail!("the program hears panics now: take the step `ways_to_fail` out, or the hook");
    }
    let fails = module.funcs.iter_local().filter(|(_, function)| never_returns(function));
    Ok(fails.map(|(id, _)| id).collect())
}

/// Makes the functions trap at once, and the places that call them.
fn empty(module: &mut Module, ids: &[FunctionId]) {
    let mut calls = Calls { of: ids.iter().copied().collect() };
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut calls, function, entry);
    }
    for id in ids {
        if let FunctionKind::Local(function) = &mut module.funcs.get_mut(*id).kind {
            let entry = function.entry_block();
            function.block_mut(entry).instrs = vec![(Instr::Unreachable(Unreachable {}), Default::default())];
        }
    }
}

/// Puts traps in the place of calls, and of the numbers that are passed, which are addresses of what a panic would
/// say: nobody needs these words any more.
struct Calls {
    of: HashSet<FunctionId>,
}

impl VisitorMut for Calls {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        let call =
            |(instr, _): &(Instr, _)| matches!(instr, Instr::Call(call) if self.of.contains(&call.func));
        if let Some(at) = seq.instrs.iter().position(call) {
            // What follows is never run.
            seq.instrs.truncate(at);
            while let Some((Instr::Const(_) | Instr::LocalGet(_), _)) = seq.instrs.last() {
                seq.instrs.pop();
            }
            seq.instrs.push((Instr::Unreachable(Unreachable {}), Default::default()));
        }
    }
}

/// Whether a function ends in a trap, and nothing in it leads past its end.
fn never_returns(function: &LocalFunction) -> bool {
    let entry = function.entry_block();
    let last = function.block(entry).instrs.last();
    let mut ways = WaysOut { entry, any: false };
    dfs_in_order(&mut ways, function, entry);
    matches!(last, Some((Instr::Unreachable(_), _))) && !ways.any
}

struct WaysOut {
    entry: InstrSeqId,
    any: bool,
}

impl Visitor<'_> for WaysOut {
    fn visit_return(&mut self, _: &Return) {
        self.any = true;
    }

    fn visit_br(&mut self, br: &Br) {
        self.any |= br.block == self.entry;
    }

    fn visit_br_if(&mut self, br: &BrIf) {
        self.any |= br.block == self.entry;
    }

    fn visit_br_table(&mut self, br: &BrTable) {
        self.any |= br.default == self.entry || br.blocks.contains(&self.entry);
    }
}

/// That nothing but the far end of the stack is in [`LOW_MEMORY`].
fn check_data(module: &Module) -> Result<()> {
    for data in module.data.iter() {
        let start = match data.kind {
            DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => start as u32,
            _ => 0,
        };
        if start < LOW_MEMORY {
            bail!("the program's data does not begin where `--low-memory-unused` may be used");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
