//! Which numbers in a program stand for places of its functions and its data. In a finished program they are numbers
//! like any other; the linker knows, and with `--emit-relocs` it says.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    BinaryReader, DataKind, Linking, LinkingSectionReader, Operator, Parser, Payload, RelocSectionReader,
    RelocationEntry, RelocationType, SymbolFlags, SymbolInfo,
};

/// What the numbers of a program mean.
#[derive(Debug, Default)]
pub(super) struct Relocations {
    /// The objects in the program's data.
    pub(super) objects: Vec<Object>,
    /// What a number in the code may stand for; the others stand for nothing but themselves.
    pub(super) in_code: HashMap<u32, HashSet<Place>>,
}

/// A piece of data that is always used by way of its own name: a string, a table of functions, a variable.
#[derive(Debug)]
pub(super) struct Object {
    /// Its addresses.
    pub(super) bytes: Range<u32>,
    /// What it has the numbers of.
    pub(super) places: HashSet<Place>,
}

/// What a number stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// The function with that number in the table.
    Function(u32),
    /// The object of [`Relocations::objects`] with that index: its address, or one that is found by way of it.
    Object(usize),
}

/// What the sections of a linked program say.
#[derive(Default)]
struct Sections<'a> {
    symbols: Vec<SymbolInfo<'a>>,
    /// For each segment of the data, its address and where its bytes are in the file.
    segments: Vec<(u32, Range<usize>)>,
    code: Option<usize>,
    data: Option<usize>,
    relocations: Vec<(bool, RelocationEntry)>,
}

impl Relocations {
    /// Reads what the linker says about the program `linked`.
    ///
    /// # Errors
    /// It says nothing, or what it says does not fit what it has written.
    pub(super) fn read(linked: &[u8]) -> Result<Self> {
        let sections = Sections::read(linked)?;
        let mut relocations = Self::default();
        let objects = sections.objects(&mut relocations.objects)?;
        // The addresses in the data that hold a place.
        let mut in_data = Vec::new();
        for (is_code, entry) in &sections.relocations {
            let start = if *is_code { sections.code } else { sections.data };
            let at =
                start.context("there are notes about a section that is not there")? + entry.offset as usize;
            let Some((number, place)) = place(linked, at, entry, &objects)? else { continue };
            match place {
                // A variable that is zero at the start, or the linker's own, such as the end of all data.
                None => {}
                Some(place) if *is_code => _ = relocations.in_code.entry(number).or_default().insert(place),
                Some(place) => in_data.push((sections.address(at)?, place)),
            }
        }
        relocations.fill(in_data)?;
        Ok(relocations)
    }

    /// Notes with each object the places in it.
    fn fill(&mut self, mut in_data: Vec<(u32, Place)>) -> Result<()> {
        in_data.sort_by_key(|(at, _)| *at);
        let mut held = HashSet::new();
        for object in &mut self.objects {
            let from = in_data.partition_point(|(at, _)| *at < object.bytes.start);
            let to = in_data.partition_point(|(at, _)| *at < object.bytes.end);
            // Objects may be one within the other.
            held.extend(from..to);
            object.places.extend(in_data[from..to].iter().map(|(_, place)| *place));
        }
        ensure!(held.len() == in_data.len(), "the linker notes a place in data that has no name");
        Ok(())
    }
}

impl<'a> Sections<'a> {
    fn read(linked: &'a [u8]) -> Result<Self> {
        let mut sections = Self::default();
        for payload in Parser::new(0).parse_all(linked) {
            match payload? {
                Payload::CodeSectionStart { range, .. } => sections.code = Some(range.start),
                Payload::DataSection(data) => {
                    sections.data = Some(data.range().start);
                    for segment in data {
                        let segment = segment?;
                        let bytes = segment.range.end - segment.data.len()..segment.range.end;
                        sections.segments.push((address(&segment.kind)?, bytes));
                    }
                }
                Payload::CustomSection(custom) => {
                    let reader = BinaryReader::new(custom.data(), custom.data_offset());
                    match custom.name() {
                        "linking" => sections.read_symbols(reader)?,
                        "reloc.CODE" => sections.read_relocations(true, reader)?,
                        "reloc.DATA" => sections.read_relocations(false, reader)?,
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        if sections.symbols.is_empty() || sections.relocations.is_empty() {
            bail!("the linker does not say what the program's numbers mean: it needs `--emit-relocs`");
        }
        Ok(sections)
    }

    fn read_symbols(&mut self, reader: BinaryReader<'a>) -> Result<()> {
        for part in LinkingSectionReader::new(reader)?.subsections() {
            if let Linking::SymbolTable(symbols) = part? {
                self.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
            }
        }
        Ok(())
    }

    fn read_relocations(&mut self, is_code: bool, reader: BinaryReader<'a>) -> Result<()> {
        for entry in RelocSectionReader::new(reader)?.entries() {
            self.relocations.push((is_code, entry?));
        }
        Ok(())
    }

    /// For each symbol of data its address, if known, and its index among the `objects`, if it is one.
    fn objects(&self, objects: &mut Vec<Object>) -> Result<Vec<Symbol>> {
        let mut symbols = Vec::new();
        for symbol in &self.symbols {
            symbols.push(match symbol {
                SymbolInfo::Data { flags, symbol: Some(defined), .. }
                    if !flags.contains(SymbolFlags::ABSOLUTE) =>
                {
                    match self.segments.get(defined.index as usize) {
                        Some((start, bytes)) => {
                            let end = u64::from(defined.offset) + u64::from(defined.size);
                            ensure!(end <= bytes.len() as u64, "an object is larger than the data");
                            let start = start + defined.offset;
                            let bytes = start..start + defined.size;
                            objects.push(Object { bytes, places: HashSet::new() });
                            Symbol::Object { address: start, index: objects.len() - 1 }
                        }
                        None => Symbol::Other,
                    }
                }
                SymbolInfo::Func { .. } => Symbol::Function,
                _ => Symbol::Other,
            });
        }
        Ok(symbols)
    }

    /// The address of what is in the file at `at`.
    fn address(&self, at: usize) -> Result<u32> {
        let segment = self.segments.iter().find(|(_, bytes)| bytes.contains(&at));
        let (start, bytes) = segment.context("the linker notes a place outside the data")?;
        Ok(start + u32::try_from(at - bytes.start)?)
    }
}

/// What a symbol names.
#[derive(Clone, Copy)]
enum Symbol {
    Function,
    Object { address: u32, index: usize },
    Other,
}

/// The number in the file at `at` and what it stands for, if it is the place of a function or of data.
fn place(
    linked: &[u8],
    at: usize,
    entry: &RelocationEntry,
    symbols: &[Symbol],
) -> Result<Option<(u32, Option<Place>)>> {
    use RelocationType as Type;
    let mut reader = BinaryReader::new(linked.get(at..).unwrap_or_default(), at);
    let number = match entry.ty {
        Type::MemoryAddrLeb => reader.read_var_u32()?,
        Type::MemoryAddrSleb | Type::TableIndexSleb => reader.read_var_i32()? as u32,
        Type::MemoryAddrI32 | Type::TableIndexI32 => reader.read_u32()?,
        // These do not become numbers that a program can calculate with.
        Type::FunctionIndexLeb
        | Type::TypeIndexLeb
        | Type::GlobalIndexLeb
        | Type::TableNumberLeb
        | Type::EventIndexLeb => return Ok(None),
        other => bail!("the linker notes places in a way that is not known here: {other:?}"),
    };
    let symbol = symbols.get(entry.index as usize).context("the linker notes a place without a name")?;
    let of_function = matches!(entry.ty, Type::TableIndexSleb | Type::TableIndexI32);
    let place = match symbol {
        Symbol::Function if of_function => Some(Place::Function(number)),
        Symbol::Object { address, index } if !of_function => {
            // What proves that this reads the right symbols and the right places.
            let expected = i64::from(*address) + entry.addend;
            ensure!(expected as u32 == number, "the linker notes {expected} where {number} is written");
            Some(Place::Object(*index))
        }
        Symbol::Other if !of_function => None,
        _ => bail!("the linker notes a function as data, or data as a function"),
    };
    Ok(Some((number, place)))
}

/// The address of a segment.
fn address(kind: &DataKind<'_>) -> Result<u32> {
    if let DataKind::Active { offset_expr, .. } = kind
        && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
    {
        return Ok(value as u32);
    }
    bail!("a segment of the data has no fixed address")
}

#[cfg(test)]
mod tests;
