use std::fs;

use walrus::{FunctionBuilder, InstrSeqBuilder, RefType, ValType};

use super::*;
use crate::build::relocations::Object;
use crate::command;

/// A program with functions that each return a number, whose export `later` starts the second half.
struct Sketch {
    module: Module,
    memory: walrus::MemoryId,
    table: walrus::TableId,
    relocations: Relocations,
    /// The bytes at [`START`].
    data: Vec<u8>,
    entries: Vec<FunctionId>,
}

/// Where the data begins.
const START: u32 = 1024;

impl Sketch {
    fn new() -> Self {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let table = module.tables.add_local(false, 20, Some(20), RefType::FUNCREF);
        Self {
            module,
            memory,
            table,
            relocations: Relocations::default(),
            data: Vec::new(),
            entries: Vec::new(),
        }
    }

    /// A function that returns what `build` leaves.
    fn function(&mut self, name: &str, build: impl FnOnce(&mut InstrSeqBuilder<'_>)) -> FunctionId {
        let mut function = FunctionBuilder::new(&mut self.module.types, &[], &[ValType::I32]);
        function.name(name.into());
        build(&mut function.func_body());
        function.finish(vec![], &mut self.module.funcs)
    }

    /// A function that returns `number`, too large to be copied.
    fn leaf(&mut self, name: &str, number: i32) -> FunctionId {
        self.function(name, |body| {
            for _ in 0..COPIED {
                body.i32_const(0).drop();
            }
            body.i32_const(number);
        })
    }

    /// Puts a function in the table, and returns its place there.
    fn entry(&mut self, function: FunctionId) -> u32 {
        self.entries.push(function);
        self.entries.len() as u32
    }

    /// An object that holds `number`, which stands for `place`; its index and its address.
    fn object(&mut self, number: u32, place: Option<Place>) -> (usize, u32) {
        let start = START + self.data.len() as u32;
        self.data.extend(number.to_le_bytes());
        let object = Object { bytes: start..start + 4, places: place.into_iter().collect() };
        self.relocations.objects.push(object);
        (self.relocations.objects.len() - 1, start)
    }

    /// The linker notes that `number`, where it is in the code, stands for `place`.
    fn note(&mut self, number: u32, place: Place) {
        self.relocations.in_code.entry(number).or_default().insert(place);
    }

    fn emit(&mut self) -> Vec<u8> {
        let Self { module, memory, table, .. } = self;
        let offset = |at: u32| ConstExpr::Value(Value::I32(at as i32));
        let items = ElementItems::Functions(self.entries.clone());
        let element = module.elements.add(ElementKind::Active { table: *table, offset: offset(1) }, items);
        module.tables.get_mut(*table).elem_segments.insert(element);
        let kind = DataKind::Active { memory: *memory, offset: offset(START) };
        let data = module.data.add(kind, self.data.clone());
        module.memories.get_mut(*memory).data_segments.insert(data);
        module.emit_wasm()
    }

    fn split(mut self) -> Halves {
        split(&self.emit(), &self.relocations, "later").unwrap()
    }
}

/// The names of the functions in a half.
fn names(half: &[u8]) -> Vec<String> {
    let module = Module::from_buffer(half).unwrap();
    let mut names: Vec<_> =
        module.funcs.iter_local().filter_map(|(id, _)| module.funcs.get(id).name.clone()).collect();
    names.sort();
    names
}

/// Whether the function `asked` is in the first half, if `first` makes what that half mentions.
fn is_held(first: impl FnOnce(&mut Sketch, u32) -> FunctionId) -> bool {
    let mut sketch = Sketch::new();
    let asked = sketch.leaf("asked", 1);
    let place = sketch.entry(asked);
    let later = sketch.function("later", |body| {
        body.call(asked);
    });
    sketch.module.exports.add("later", later);
    let first = first(&mut sketch, place);
    sketch.module.exports.add("first", first);
    let Halves { first, second } = sketch.split();
    let held = names(&first).contains(&"asked".to_owned());
    assert_ne!(held, names(&second).contains(&"asked".to_owned()), "in one half, and in one only");
    held
}

#[test]
fn what_only_the_second_halfs_start_calls_is_moved() {
    assert!(!is_held(|sketch, _| sketch.leaf("first", 2)));
}

#[test]
fn a_function_stays_whose_place_in_the_table_is_known_in_the_first_half() {
    assert!(is_held(|sketch, place| {
        sketch.note(place, Place::Function(place));
        sketch.leaf("first", place as i32)
    }));
}

#[test]
fn a_number_that_is_no_place_holds_nothing() {
    assert!(!is_held(|sketch, place| sketch.leaf("first", place as i32)));
}

#[test]
fn a_function_stays_that_is_found_in_data_of_the_first_half() {
    assert!(is_held(|sketch, place| {
        let (object, address) = sketch.object(place, Some(Place::Function(place)));
        sketch.note(address, Place::Object(object));
        sketch.leaf("first", address as i32)
    }));
}

#[test]
fn a_function_stays_that_is_found_by_way_of_other_data() {
    assert!(is_held(|sketch, place| {
        let (last, address) = sketch.object(place, Some(Place::Function(place)));
        let (between, address) = sketch.object(address, Some(Place::Object(last)));
        sketch.note(address, Place::Object(between));
        sketch.leaf("first", address as i32)
    }));
}

#[test]
fn an_address_that_is_part_of_an_access_counts() {
    assert!(is_held(|sketch, place| {
        let (object, address) = sketch.object(place, Some(Place::Function(place)));
        // As the compiler writes `table[at - 4]`.
        sketch.note(address - 16, Place::Object(object));
        let (memory, kind) = (sketch.memory, walrus::ir::LoadKind::I32 { atomic: false });
        sketch.function("first", |body| {
            let arg = walrus::ir::MemArg { align: 4, offset: u64::from(address - 16) };
            body.i32_const(16).load(memory, kind, arg);
        })
    }));
}

#[test]
fn data_that_nobody_in_the_first_half_mentions_holds_nothing() {
    assert!(!is_held(|sketch, place| {
        sketch.object(place, Some(Place::Function(place)));
        sketch.leaf("first", 2)
    }));
}

#[test]
fn the_halves_run_together() {
    let mut sketch = Sketch::new();
    let shared = sketch.leaf("shared", 1);
    let small = sketch.function("small", |body| {
        body.i32_const(2);
    });
    let called_by_number = sketch.leaf("called by number", 10);
    let number = sketch.entry(called_by_number);
    let of_first = sketch.leaf("of first", 100);
    let number_of_first = sketch.entry(of_first);
    sketch.note(number_of_first, Place::Function(number_of_first));
    let (_, common) = sketch.object(3, None);
    let (table, address) = sketch.object(number, Some(Place::Function(number)));
    sketch.note(common, Place::Object(0));
    sketch.note(address, Place::Object(table));
    let (memory, functions) = (sketch.memory, sketch.table);
    let load = |body: &mut InstrSeqBuilder<'_>, address: u32| {
        let arg = walrus::ir::MemArg { align: 4, offset: 0 };
        body.i32_const(address as i32).load(memory, walrus::ir::LoadKind::I32 { atomic: false }, arg);
    };
    let ty = sketch.module.types.add(&[], &[ValType::I32]);
    let first = sketch.function("first", |body| {
        load(body, common);
        body.i32_const(number_of_first as i32).call_indirect(ty, functions);
        body.call(shared).call(small).drop().drop().drop().drop();
        load(body, common);
    });
    let add = walrus::ir::BinaryOp::I32Add;
    let later = sketch.function("later", |body| {
        load(body, address);
        body.call_indirect(ty, functions);
        body.call(shared).binop(add).call(small).binop(add);
    });
    sketch.module.exports.add("first", first);
    sketch.module.exports.add("later", later);

    let Halves { first, second } = sketch.split();
    assert_eq!(names(&first), ["first", "of first", "shared", "small"]);
    assert_eq!(names(&second), ["called by number", "later", "small"]);
    let data = |half: &[u8]| {
        Module::from_buffer(half).unwrap().data.iter().map(|data| data.value.clone()).collect::<Vec<_>>()
    };
    assert_eq!((data(&first), data(&second)), (vec![vec![3, 0, 0, 0]], vec![vec![number as u8, 0, 0, 0]]));

    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("first.wasm"), first).unwrap();
    fs::write(folder.path().join("second.wasm"), second).unwrap();
    let script = "process.chdir(process.argv[1]);
         const load = (name, imports) =>
           new WebAssembly.Instance(new WebAssembly.Module(require('fs').readFileSync(name)), imports).exports;
         const first = load('first.wasm', {});
         const second = load('second.wasm', [{}, first]);
         console.log(first.first(), second.later(), 'later' in first, 'first' in second);";
    let mut node = std::process::Command::new("node");
    node.args(["-e", script]).arg(folder.path());
    let said = String::from_utf8(command::output(&mut node, &[]).unwrap()).unwrap();
    assert_eq!(said.trim(), "3 13 false false");
}

#[test]
fn the_second_half_never_writes_over_what_the_first_has() {
    use Owner::{First, Nobody, Second};
    let owners = [Second, Nobody, Second, First, Second, Second];
    let bytes = [1, 2, 3, 4, 5, 6];
    assert_eq!(cut(10, &bytes, &owners, Second), [(10, vec![1, 0, 3]), (14, vec![5, 6])]);
    assert_eq!(cut(10, &bytes, &owners, First), [(13, vec![4])]);
    // What is not there yet may be zero.
    let owners = [First, Second, Second, First, First, First];
    assert_eq!(cut(10, &bytes, &owners, First), [(10, vec![1, 0, 0, 4, 5, 6])]);
}

#[test]
fn halves_that_are_tied_together_are_refused_with_a_way_out() {
    let error = check(&[0; LEAST - 1]).unwrap_err().to_string();
    assert!(error.contains("app::LATER"), "{error}");
    assert!(check(&[0; LEAST]).is_ok());
}
