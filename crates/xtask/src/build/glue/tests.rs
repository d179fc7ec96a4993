use super::*;

/// What wasm-bindgen writes, in short: every piece that is replaced or said shorter is one of its own.
const GLUE: &str = include_str!("sample.js");

#[test]
fn an_import_that_is_used_stays_and_one_that_is_not_goes() {
    let mut glue = Glue::read(GLUE).unwrap();
    assert!(glue.text().contains("__wbg_id_1: (arg0, arg1) => {"), "{}", glue.text());
    assert!(glue.text().contains("__wbg_focus_4: fallible((arg0) => {"), "{}", glue.text());
    glue.keep(|name| name == "__wbg_focus_4");
    assert!(glue.text().contains("arg0.focus()") && !glue.text().contains("arg1.id"), "{}", glue.text());
}

#[test]
fn helpers_are_ours_and_stand_before_what_calls_them() {
    let text = Glue::read(GLUE).unwrap().text();
    assert!(
        !text.contains("MIME") && !text.contains("handleError") && !text.contains("cachedText"),
        "{text}"
    );
    assert!(text.contains("returnPassed(arg0, passStringToWasm0(ret));"), "{text}");
    assert!(text.find("const fallible") < text.find("fallible((arg0)"), "{text}");
}

#[test]
fn numbers_are_places_and_what_is_not_used_leaves_a_gap() {
    let glue = Glue::read(GLUE).unwrap();
    assert_eq!(glue.number("__wbg_id_1"), Some(0));
    assert_eq!(glue.number("__wbg_remove_5"), Some(4));
    assert_eq!(glue.number("__wbg_remove_6"), Some(4), "functions that are alike are one");
    assert_eq!(glue.number("__wbg_other_7"), None);
    let text = glue.numbered(|number| number == 4);
    let imports = text.split("const imports = [[\n").nth(1).unwrap();
    assert!(
        imports.starts_with(",\n,\n,\n,\n(arg0) => {\n            arg0.remove();\n        },\n,\n"),
        "{imports}"
    );
}

#[test]
fn glue_that_is_not_as_expected_is_refused() {
    let refused = |from: &str, to: &str| {
        assert!(GLUE.contains(from), "{from}");
        Glue::read(&GLUE.replacen(from, to, 1)).unwrap_err().to_string()
    };
    let error = refused("export { initSync, __wbg_init as default };", "export default __wbg_init;");
    assert!(error.contains("does not end in") && error.contains("glue.js"), "{error}");
    let error = refused("f.apply(this, args)", "f(...args)");
    assert!(error.contains("`function handleError(f, args) {` in another way"), "{error}");
    let error = refused("__wbg_remove_5: function(arg0) {", "__wbg_remove_5: (arg0) => {");
    assert!(error.contains("__wbg_remove_5: (arg0) => {"), "{error}");
    let error = refused("            arg0.remove();", "            arguments[0].remove();");
    assert!(error.contains("__wbg_remove_5"), "{error}");
    let error = refused("            arg0.remove();", "            decodeText(arg0);");
    assert!(error.contains("calls `decodeText` now"), "{error}");
    let passes =
        "function passArrayJsValueToWasm0(array, malloc) {\n    return malloc(array.length * 4, 4);\n}\n\n";
    let error =
        refused("function handleError(f, args) {", &format!("{passes}function handleError(f, args) {{"));
    assert!(error.contains("leaves out the allocator that `function passArrayJsValueToWasm0"), "{error}");
    let error = refused("__proto__: null,\n", "");
    assert!(error.contains("function __wbg_get_imports()"), "{error}");
    let error = refused("                result = false;\n", "                result = null;\n");
    assert!(error.contains("result = false;"), "{error}");
}
