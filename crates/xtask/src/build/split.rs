//! Parts the panel's program into two modules that share memory and tables: what the first views need, and what only
//! its export [`LATER`] needs.
//!
//! A function is needed by whoever calls it, or has its number in the table. A piece of data is needed by whoever has an
//! address in it. Whatever a running program has of these, it has from the code that runs, or from data that such code
//! can reach; [`Relocations`] says which numbers in both are meant. So nothing is left out of the first half that it
//! could ever need. Who is called by number is not asked: a number that is known may be called.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{Instr, InstrLocId, Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalKind,
    ImportedFunction, Module,
};

use super::program::short_name;
use super::relocations::{Place, Relocations};

/// The export that starts the second half; nothing in the first calls it.
pub(super) const LATER: &str = "start_later";

/// The second half imports from the first by this name, as `glue.js` has it.
const FIRST: &str = "1";

/// A second half of fewer bytes means that the compiler has tied the two together.
const LEAST: usize = 8 * 1024;

/// Functions of so few instructions are copied to the second half, because an export and an import weigh more. Saves 60
/// bytes in the first half and 210 in the second.
const COPIED: u64 = 8;

/// Zeros in the data, as many as these, weigh more than another segment.
const HOLE: usize = 24;

/// The two halves, still to be optimised.
pub(super) struct Halves {
    pub(super) first: Vec<u8>,
    /// Imports from module [`FIRST`] what it needs of the first half.
    pub(super) second: Vec<u8>,
}

/// Parts `wasm`, whose functions and data have the places that `relocations` says, and whose export `later` starts the
/// second half.
pub(super) fn split(wasm: &[u8], relocations: &Relocations, later: &str) -> Result<Halves> {
    let whole = Module::from_buffer(wasm)?;
    let plan = Plan::new(&whole, relocations, later)?;
    let first = plan.first(wasm)?;
    let second = plan.second(wasm)?;
    Ok(Halves { first, second })
}

/// That the second half is worth a file of its own.
pub(super) fn check(second: &[u8]) -> Result<()> {
    if second.len() < LEAST {
        bail!(
            "only {} bytes of the program are left for its second half: the compiler has found a way from the first half \
             to what only `{LATER}` should need; see `app::LATER`",
            second.len()
        );
    }
    Ok(())
}

/// Which half gets what. A function is meant by its index, which is the same in every module that is read from the same
/// bytes; so are the orders of tables and globals.
struct Plan<'a> {
    later: &'a str,
    relocations: &'a Relocations,
    first: Reached,
    /// What the first half does not reach.
    second: Reached,
    /// The functions of the first half that the second has, too.
    copied: HashSet<usize>,
    /// The functions of the first half that the second calls, with the names they are exported by.
    shared: Vec<(usize, String)>,
    memory: String,
    tables: Vec<String>,
    globals: Vec<String>,
}

/// What a half needs.
#[derive(Default)]
struct Reached {
    functions: HashSet<usize>,
    objects: HashSet<usize>,
}

/// What a function mentions.
#[derive(Default)]
struct Mentions {
    functions: Vec<FunctionId>,
    numbers: Vec<u32>,
}

impl Visitor<'_> for Mentions {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.functions.push(*function);
    }

    fn visit_instr(&mut self, instr: &Instr, _: &InstrLocId) {
        match instr {
            Instr::Const(constant) => {
                if let Value::I32(number) = constant.value {
                    self.numbers.push(number as u32);
                }
            }
            // An access has a second number, which is added to the first.
            Instr::Load(load) => self.numbers.extend(u32::try_from(load.arg.offset)),
            Instr::Store(store) => self.numbers.extend(u32::try_from(store.arg.offset)),
            _ => {}
        }
    }
}

/// What a function mentions; nothing if it is imported.
fn mentions(module: &Module, function: FunctionId) -> Mentions {
    let mut mentions = Mentions::default();
    if let FunctionKind::Local(local) = &module.funcs.get(function).kind {
        dfs_in_order(&mut mentions, local, local.entry_block());
    }
    mentions
}

impl Reached {
    /// Adds what `roots` need, directly and by way of others, but for what `others` has.
    fn reach(
        mut self,
        module: &Module,
        relocations: &Relocations,
        roots: Vec<FunctionId>,
        others: &Self,
    ) -> Result<Self> {
        let table = table(module)?;
        let mut functions = roots;
        while let Some(function) = functions.pop() {
            if others.functions.contains(&function.index()) || !self.functions.insert(function.index()) {
                continue;
            }
            let mentions = mentions(module, function);
            functions.extend(mentions.functions);
            let mut places: Vec<Place> = Vec::new();
            for number in mentions.numbers {
                places.extend(relocations.in_code.get(&number).into_iter().flatten());
            }
            while let Some(place) = places.pop() {
                match place {
                    Place::Function(number) => {
                        functions
                            .push(*table.get(&number).context("a function is not in the table any more")?);
                    }
                    Place::Object(object) => {
                        if !others.objects.contains(&object) && self.objects.insert(object) {
                            places.extend(&relocations.objects[object].places);
                        }
                    }
                }
            }
        }
        Ok(self)
    }
}

/// What the functions of the `second` half call of the `first`: what is small enough to have twice, and the others.
fn copies(module: &Module, second: &Reached, first: &Reached) -> (HashSet<usize>, HashSet<usize>) {
    let (mut copied, mut called) = (HashSet::new(), HashSet::new());
    let of_second = module.funcs.iter().map(|function| function.id());
    let mut callers: Vec<_> = of_second.filter(|id| second.functions.contains(&id.index())).collect();
    while let Some(caller) = callers.pop() {
        for function in mentions(module, caller).functions {
            let index = function.index();
            let FunctionKind::Local(local) = &module.funcs.get(function).kind else { continue };
            if !first.functions.contains(&index) {
                continue;
            }
            if local.size() > COPIED {
                called.insert(index);
            } else if copied.insert(index) {
                callers.push(function);
            }
        }
    }
    (copied, called)
}

/// The functions in the table, by number.
fn table(module: &Module) -> Result<HashMap<u32, FunctionId>> {
    let mut table = HashMap::new();
    for element in module.elements.iter() {
        let ElementKind::Active { offset, .. } = &element.kind else {
            bail!("the program has functions that get into the table while it runs")
        };
        let ConstExpr::Value(Value::I32(start)) = offset else {
            bail!("functions have no fixed place in the table")
        };
        let ElementItems::Functions(functions) = &element.items else {
            bail!("the table has other entries than functions")
        };
        table.extend((*start as u32..).zip(functions.iter().copied()));
    }
    Ok(table)
}

impl<'a> Plan<'a> {
    fn new(module: &Module, relocations: &'a Relocations, later: &'a str) -> Result<Self> {
        let start = module.exports.get_func(later)?;
        let mut roots: Vec<_> = module.start.into_iter().collect();
        roots.extend(module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(function) if export.name != later => Some(function),
            _ => None,
        }));
        let first = Reached::default().reach(module, relocations, roots, &Reached::default())?;
        let second = Reached::default().reach(module, relocations, vec![start], &first)?;

        let (copied, called) = copies(module, &second, &first);
        // In the program's order, so that the same sources give the same bytes.
        let shared = module.funcs.iter().filter(|function| {
            let is_local = matches!(function.kind, FunctionKind::Local(_));
            is_local && called.contains(&function.id().index())
        });

        let mut exported = module.exports.iter().count();
        let mut name = |item: Option<String>| {
            item.unwrap_or_else(|| {
                exported += 1;
                short_name(exported - 1)
            })
        };
        let named = |item: Option<&walrus::Export>| item.map(|export| export.name.clone());
        let memory = module.get_memory_id()?;
        let exports = &module.exports;
        Ok(Self {
            later,
            relocations,
            memory: name(named(exports.get_exported_memory(memory))),
            tables: module
                .tables
                .iter()
                .map(|table| name(named(exports.get_exported_table(table.id()))))
                .collect(),
            globals: module
                .globals
                .iter()
                .map(|global| name(named(exports.get_exported_global(global.id()))))
                .collect(),
            shared: shared
                .map(|function| {
                    (function.id().index(), name(named(exports.get_exported_func(function.id()))))
                })
                .collect(),
            copied,
            first,
            second,
        })
    }

    /// What is left when the second half is gone, with exports for it.
    fn first(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        let mut module = Module::from_buffer(wasm)?;
        module.exports.remove(self.later)?;
        for (name, item) in self.items(&module)? {
            if !module.exports.iter().any(|export| export.name == name) {
                module.exports.add(name, item);
            }
        }
        keep_entries(&mut module, |function| self.first.functions.contains(&function.index()))?;
        self.keep_data(&mut module, Owner::First)?;
        walrus::passes::gc::run(&mut module);
        // Calls lead to nothing else, so this cannot fail unless a way to a function was missed.
        let left = module.funcs.iter_local().find(|(id, _)| !self.first.functions.contains(&id.index()));
        ensure!(left.is_none(), "the first half holds a function that it does not reach");
        Ok(module.emit_wasm())
    }

    /// The second half alone; what it needs of the first it imports.
    fn second(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        let mut module = Module::from_buffer(wasm)?;
        let exports: Vec<_> = module
            .exports
            .iter()
            .filter(|export| export.name != self.later)
            .map(|export| export.id())
            .collect();
        for export in exports {
            module.exports.delete(export);
        }
        module.start = None;
        keep_entries(&mut module, |function| self.second.functions.contains(&function.index()))?;
        self.keep_data(&mut module, Owner::Second)?;

        for (name, item) in self.items(&module)? {
            import(&mut module, name, item);
        }
        walrus::passes::gc::run(&mut module);
        let left = module.funcs.iter_local().find(|(id, _)| {
            !self.second.functions.contains(&id.index()) && !self.copied.contains(&id.index())
        });
        ensure!(left.is_none(), "the second half holds a function of the first");
        Ok(module.emit_wasm())
    }

    /// What the second half has from the first, with its names.
    fn items(&self, module: &Module) -> Result<Vec<(&str, ExportItem)>> {
        let tables = self.tables.iter().zip(module.tables.iter());
        let globals = self.globals.iter().zip(module.globals.iter());
        let functions: HashMap<_, _> =
            module.funcs.iter().map(|function| (function.id().index(), function.id())).collect();
        let mut items = vec![(&*self.memory, ExportItem::Memory(module.get_memory_id()?))];
        items.extend(tables.map(|(name, table)| (&**name, ExportItem::Table(table.id()))));
        items.extend(globals.map(|(name, global)| (&**name, ExportItem::Global(global.id()))));
        items.extend(
            self.shared.iter().map(|(index, name)| (&**name, ExportItem::Function(functions[index]))),
        );
        Ok(items)
    }

    /// Cuts the data into pieces that hold what `owner` needs, at the same addresses.
    fn keep_data(&self, module: &mut Module, owner: Owner) -> Result<()> {
        let memory = module.get_memory_id()?;
        let mut pieces = Vec::new();
        let segments: Vec<_> = module.data.iter().map(|data| data.id()).collect();
        for id in segments {
            let data = module.data.get(id);
            let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else {
                bail!("a segment of the data has no fixed address")
            };
            let owners = self.owners(start as u32, &data.value);
            pieces.extend(cut(start as u32, &data.value, &owners, owner));
            module.memories.get_mut(memory).data_segments.remove(&id);
            module.data.delete(id);
        }
        for (start, bytes) in pieces {
            let offset = ConstExpr::Value(Value::I32(start as i32));
            let data = module.data.add(DataKind::Active { memory, offset }, bytes);
            module.memories.get_mut(memory).data_segments.insert(data);
        }
        Ok(())
    }

    /// Who needs each of the `bytes` that begin at the address `start`.
    fn owners(&self, start: u32, bytes: &[u8]) -> Vec<Owner> {
        // What has no name stays where it was.
        let unnamed = |byte: &u8| if *byte == 0 { Owner::Nobody } else { Owner::First };
        let mut owners: Vec<_> = bytes.iter().map(unnamed).collect();
        let end = start + bytes.len() as u32;
        // Objects may be one within the other: what the first half needs is the last to be written.
        for owner in [Owner::Nobody, Owner::Second, Owner::First] {
            for (index, object) in self.relocations.objects.iter().enumerate() {
                if object.bytes.start >= start && object.bytes.end <= end && self.owner(index) == owner {
                    let [from, to] = [object.bytes.start, object.bytes.end].map(|at| (at - start) as usize);
                    owners[from..to].fill(owner);
                }
            }
        }
        owners
    }

    fn owner(&self, object: usize) -> Owner {
        if self.first.objects.contains(&object) {
            Owner::First
        } else if self.second.objects.contains(&object) {
            Owner::Second
        } else {
            Owner::Nobody
        }
    }
}

/// Makes an import by this name of what is defined in the module.
fn import(module: &mut Module, name: &str, item: ExportItem) {
    match item {
        ExportItem::Memory(id) => {
            module.memories.get_mut(id).import = Some(module.imports.add(FIRST, name, id));
        }
        ExportItem::Table(id) => {
            module.tables.get_mut(id).import = Some(module.imports.add(FIRST, name, id));
        }
        ExportItem::Global(id) => {
            let import = module.imports.add(FIRST, name, id);
            module.globals.get_mut(id).kind = GlobalKind::Import(import);
        }
        ExportItem::Function(id) => {
            let import = module.imports.add(FIRST, name, id);
            let function = module.funcs.get_mut(id);
            function.kind = FunctionKind::Import(ImportedFunction { import, ty: function.ty() });
        }
        // There are no exceptions: panics end the program.
        ExportItem::Tag(_) => {}
    }
}

/// Who needs a byte of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    First,
    Second,
    /// No function that is left mentions it.
    Nobody,
}

/// The pieces of `bytes`, which begin at `start`, that `owner` needs, with their addresses. A few zeros may stand in
/// between in place of what is not there yet or not needed, but never over what the first half may have written.
fn cut(start: u32, bytes: &[u8], owners: &[Owner], owner: Owner) -> Vec<(u32, Vec<u8>)> {
    let mut pieces: Vec<(u32, Vec<u8>)> = Vec::new();
    // Where the last piece ends.
    let mut end = 0;
    for (at, byte) in bytes.iter().enumerate().filter(|(at, _)| owners[*at] == owner) {
        let may_fill = owner == Owner::First || !owners[end..at].contains(&Owner::First);
        match pieces.last_mut() {
            Some((_, piece)) if at - end < HOLE && may_fill => piece.resize(piece.len() + at - end, 0),
            _ => pieces.push((start + at as u32, Vec::new())),
        }
        if let Some((_, piece)) = pieces.last_mut() {
            piece.push(*byte);
        }
        end = at + 1;
    }
    pieces
}

/// Leaves the places of all functions in the table empty but those of the functions that are `kept`.
fn keep_entries(module: &mut Module, kept: impl Fn(FunctionId) -> bool) -> Result<()> {
    let mut entries: Vec<_> = table(module)?.into_iter().filter(|(_, function)| kept(*function)).collect();
    entries.sort_unstable_by_key(|(number, _)| *number);
    let mut table = None;
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    for id in elements {
        if let ElementKind::Active { table: its, .. } = module.elements.get(id).kind {
            ensure!(table.is_none_or(|table| table == its), "the program has two tables of functions");
            table = Some(its);
            module.tables.get_mut(its).elem_segments.remove(&id);
            module.elements.delete(id);
        }
    }
    let Some(table) = table else { return Ok(()) };
    for run in entries.chunk_by(|(before, _), (after, _)| before + 1 == *after) {
        let offset = ConstExpr::Value(Value::I32(run[0].0 as i32));
        let items = ElementItems::Functions(run.iter().map(|(_, function)| *function).collect());
        let id = module.elements.add(ElementKind::Active { table, offset }, items);
        module.tables.get_mut(table).elem_segments.insert(id);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
