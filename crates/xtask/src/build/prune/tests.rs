use walrus::{FunctionBuilder, RefType, ValType};

use super::*;

/// A module with one function of the panel, of `name`, whose body `build` writes.
fn function(
    module: &mut Module,
    name: &str,
    build: impl FnOnce(&mut walrus::InstrSeqBuilder<'_>),
) -> FunctionId {
    let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
    function.name(name.into());
    build(&mut function.func_body());
    function.finish(vec![], &mut module.funcs)
}

fn with_data(start: i32, bytes: &[u8]) -> Module {
    let mut module = Module::default();
    let memory = module.memories.add_local(false, false, 5, None, None);
    let offset = ConstExpr::Value(Value::I32(start));
    let data = module.data.add(DataKind::Active { memory, offset }, bytes.to_vec());
    module.memories.get_mut(memory).data_segments.insert(data);
    module
}

#[test]
fn what_never_returns_is_told_from_what_may() {
    let mut module = Module::default();
    let fails = function(&mut module, "fails", |body| {
        body.unreachable();
    });
    let calls = function(&mut module, "calls", |body| {
        body.call(fails).unreachable();
    });
    function(&mut module, "returns", |body| {
        body.call(fails);
    });
    function(&mut module, "may return", |body| {
        body.i32_const(1).if_else(None, |then| _ = then.return_(), |_| {}).unreachable();
    });
    function(&mut module, "may leave", |body| {
        let end = body.id();
        body.i32_const(1).br_if(end).unreachable();
    });
    assert_eq!(ways_to_fail(&module).unwrap(), [fails, calls]);
    empty(&mut module, &[calls]);
    let FunctionKind::Local(calls) = &module.funcs.get(calls).kind else { panic!() };
    assert!(matches!(calls.block(calls.entry_block()).instrs[..], [(Instr::Unreachable(_), _)]));
    function(&mut module, "console_error_panic_hook::hook::h01", |_| {});
    assert!(ways_to_fail(&module).unwrap_err().to_string().contains("hears panics"));
}

#[test]
fn what_is_passed_to_a_function_that_only_fails_is_not_mentioned_any_more() {
    let mut module = Module::default();
    let mut fails = FunctionBuilder::new(&mut module.types, &[ValType::I32, ValType::I32], &[]);
    fails.func_body().unreachable();
    let fails = fails.finish(vec![], &mut module.funcs);
    let caller = function(&mut module, "caller", |body| {
        body.i32_const(1).if_else(
            None,
            |then| _ = then.i32_const(1048).i32_const(5).call(fails).i32_const(7).drop(),
            |otherwise| _ = otherwise.i32_const(9).drop(),
        );
    });
    empty(&mut module, &[fails]);
    struct Numbers(Vec<Value>);
    impl Visitor<'_> for Numbers {
        fn visit_value(&mut self, value: &Value) {
            self.0.push(*value);
        }
    }
    let FunctionKind::Local(local) = &module.funcs.get(caller).kind else { panic!() };
    let mut numbers = Numbers(Vec::new());
    dfs_in_order(&mut numbers, local, local.entry_block());
    assert!(matches!(numbers.0[..], [Value::I32(1), Value::I32(9)]), "{:?}", numbers.0);
    assert!(Module::from_buffer(&module.emit_wasm()).is_ok());
}

#[test]
fn known_answers_take_the_place_of_questions_that_must_be_asked() {
    let mut module = Module::default();
    let number = module.types.add(&[], &[ValType::I32]);
    let element = module.types.add(&[ValType::Ref(RefType::EXTERNREF)], &[ValType::I32]);
    let error = answer(&mut module).unwrap_err().to_string();
    assert!(error.contains("does not import `__wbg_static_accessor_WINDOW_…`"), "{error}");
    for (name, value) in KNOWN {
        let kind = if *value == 0 { number } else { element };
        module.add_import_func("./handrail_bg.js", &format!("{name}0123"), kind);
    }
    answer(&mut module).unwrap();
    assert_eq!((module.imports.iter().count(), module.funcs.iter_local().count()), (0, KNOWN.len()));
}

#[test]
fn streams_are_taken_out_only_while_nobody_uses_them() {
    let mut module = Module::default();
    assert!(streams(&module).unwrap_err().to_string().contains("no streams any more"));
    let pull = function(&mut module, "<wasm_streams::readable::Source>::pull::h01", |_| {});
    function(&mut module, "handrail::mount", |_| {});
    assert_eq!(streams(&module).unwrap(), [pull]);
    module.exports.add("intounderlyingsource_pull", pull);
    assert!(streams(&module).unwrap_err().to_string().contains("streams are in use"));
}

#[test]
fn data_in_low_memory_is_refused() {
    assert!(check_data(&with_data(262_144, b"text")).is_ok());
    assert!(check_data(&with_data(1020, b"text")).is_err());
}
