use js_sys::{Array, Object};
use notices::Json;
use wasm_bindgen::{JsCast, JsValue};

/// Deeper values are read as null.
const DEPTH: u8 = 8;

/// Converts a value that the browser has parsed from JSON.
pub(crate) fn json_of(value: &JsValue) -> Json {
    at_depth(value, DEPTH)
}

fn at_depth(value: &JsValue, depth: u8) -> Json {
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Json::Number(number);
    }
    if let Some(bool) = value.as_bool() {
        return Json::Bool(bool);
    }
    let Some(depth) = depth.checked_sub(1) else { return Json::Null };
    if let Some(list) = value.dyn_ref::<Array>() {
        return Json::List(list.iter().map(|item| at_depth(&item, depth)).collect());
    }
    let Some(object) = value.dyn_ref::<Object>() else { return Json::Null };
    let entry = |entry: JsValue| {
        let entry = Array::from(&entry);
        Some((entry.get(0).as_string()?, at_depth(&entry.get(1), depth)))
    };
    Json::Object(Object::entries(object).iter().filter_map(entry).collect())
}
