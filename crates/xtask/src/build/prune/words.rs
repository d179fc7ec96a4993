//! What a panic says, and where in the sources it happens: nobody hears it, because there is no hook that would pass
//! it on. Both stand in the program's data, where zeros weigh next to nothing.
//! Saves 1,900 bytes: 1,100 for the places, 800 for the words.

use std::collections::BTreeMap;
use std::ops::Range;

use walrus::ir::{Call, Const, Instr, InstrSeq, Load, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, Data, DataKind, Module};

/// The functions that are told the words of a panic: the end of the name, and by how many bits the length is shifted.
/// Each takes the words' address, their length and a location, in this order.
const TOLD: &[(&str, u32)] =
    &[("::panicking::panic_fmt", 1), ("::panicking::panic", 0), ("::option::expect_failed", 0)];

/// Where a panic's words stand, for [`blank`]: the addresses that only panics are told.
pub(super) fn find(module: &Module) -> Vec<Range<u32>> {
    let mut uses = Uses { module, addresses: Vec::new(), told: BTreeMap::new() };
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut uses, function, function.entry_block());
    }
    let Uses { mut addresses, told, .. } = uses;
    addresses.extend(module.data.iter().flat_map(|data| words(&data.value)).map(|(_, word)| word));
    let said = told.into_iter().map(|((start, length), times)| (start..start.saturating_add(length), times));
    // An address that also stands elsewhere may be that of a text which somebody reads.
    said.filter(|(said, times)| addresses.iter().filter(|address| said.contains(address)).count() == *times)
        .map(|(said, _)| said)
        .collect()
}

/// What the program's code has of numbers that may be addresses.
struct Uses<'module> {
    module: &'module Module,
    addresses: Vec<u32>,
    /// The words' addresses and lengths, and how often panics are told them.
    told: BTreeMap<(u32, u32), usize>,
}

impl Uses<'_> {
    /// By how many bits the length is shifted in a call that tells words.
    fn shift(&self, call: &Call) -> Option<u32> {
        let name = self.module.funcs.get(call.func).name.as_deref()?;
        TOLD.iter().find(|(end, _)| name.ends_with(end)).map(|(_, shift)| *shift)
    }
}

impl<'module> Visitor<'module> for Uses<'module> {
    fn start_instr_seq(&mut self, block: &'module InstrSeq) {
        for instructions in block.instrs.windows(4) {
            let [address, length, _, Instr::Call(call)] = [0, 1, 2, 3].map(|at| &instructions[at].0) else {
                continue;
            };
            let (Some(address), Some(length)) = (number(address), number(length)) else { continue };
            if let Some(shift) = self.shift(call) {
                *self.told.entry((address, length >> shift)).or_default() += 1;
            }
        }
    }

    fn visit_const(&mut self, constant: &Const) {
        if let Value::I32(number) = constant.value {
            self.addresses.push(number as u32);
        }
    }

    fn visit_load(&mut self, load: &Load) {
        self.addresses.push(load.arg.offset as u32);
    }

    fn visit_store(&mut self, store: &Store) {
        self.addresses.push(store.arg.offset as u32);
    }
}

/// The number that an instruction gives.
fn number(instruction: &Instr) -> Option<u32> {
    match instruction {
        Instr::Const(Const { value: Value::I32(number) }) => Some(*number as u32),
        _ => None,
    }
}

/// Blanks `said` and all locations.
pub(super) fn blank(module: &mut Module, said: &[Range<u32>]) {
    let ids: Vec<_> = module.data.iter().map(Data::id).collect();
    for id in ids {
        let data = module.data.get_mut(id);
        let Some(start) = start(&data.kind) else { continue };
        let words = said.iter().filter_map(|said| {
            let place = said.start.checked_sub(start)? as usize..said.end.checked_sub(start)? as usize;
            data.value
                .get(place.clone())?
                .iter()
                .all(|byte| byte.is_ascii() && *byte >= b' ')
                .then_some(place)
        });
        let places: Vec<_> = words.chain(locations(&data.value, start)).collect();
        for place in places {
            data.value[place].fill(0);
        }
    }
}

/// The places of every `core::panic::Location` (the address of the file's name, its length, the line, the column), and
/// those of the names.
fn locations(data: &[u8], start: u32) -> Vec<Range<usize>> {
    let words: Vec<_> = words(data).collect();
    let found = words.windows(4).filter_map(|words| {
        let [(at, from), (_, length), (_, line), (_, column)] = *words else { return None };
        let from = from.checked_sub(start)? as usize;
        let name = from..from.checked_add(length as usize)?;
        let text = data.get(name.clone())?;
        let is_name = text.ends_with(b".rs") && text.iter().all(u8::is_ascii_graphic);
        let is_place = (1..100_000).contains(&line) && (1..1_000).contains(&column);
        (is_name && is_place).then_some([at..at + 16, name])
    });
    found.flatten().collect()
}

/// The words of four bytes in `data`, and where they are. The compiler aligns addresses.
fn words(data: &[u8]) -> impl Iterator<Item = (usize, u32)> {
    data.as_chunks().0.iter().enumerate().map(|(number, word)| (number * 4, u32::from_le_bytes(*word)))
}

/// The address of a part of the data.
pub(super) fn start(kind: &DataKind) -> Option<u32> {
    match kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => Some(*start as u32),
        _ => None,
    }
}
