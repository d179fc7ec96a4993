use js_sys::{Array, Function, Object, Reflect};
use model::Date;
use model::messages::PluralCategory;
use wasm_bindgen::{JsCast, JsValue};

use super::{call, property, set};

/// What the browser knows about the bundle's language.
pub(crate) struct Intl {
    locale: String,
    plurals: js_sys::Intl::PluralRules,
    /// Formats the offset of the bank's time zone; `None` if the browser does not know the zone.
    bank_clock: Option<JsValue>,
}

impl Intl {
    /// For a language, and the bank's time zone.
    pub(crate) fn new(locale: &str, time_zone: &str) -> Self {
        let plurals = js_sys::Intl::PluralRules::new(&Array::of1(&locale.into()), &Object::new());
        let options = Object::new();
        set(&options, "timeZone", &time_zone.into());
        set(&options, "timeZoneName", &"longOffset".into());
        Self { locale: locale.into(), plurals, bank_clock: construct("DateTimeFormat", "en", &options) }
    }

    /// The plural category of `number`; `None` for the category "other".
    pub(crate) fn plural_category(&self, number: u32) -> Option<PluralCategory> {
        PluralCategory::from_name(&String::from(self.plurals.select(number.into())))
    }

    /// A date such as "5 October 2026".
    pub(crate) fn date(&self, date: Date) -> String {
        let options = Object::new();
        set(&options, "dateStyle", &"long".into());
        set(&options, "timeZone", &"UTC".into());
        let iso =
            [date.year.to_string(), two_digits(date.month.into()), two_digits(date.day.into())].join("-");
        let day = js_sys::Date::new(&JsValue::from(iso));
        day.to_locale_date_string(&self.locale, &options).into()
    }

    /// The names of languages, by their tags.
    pub(crate) fn language_names(&self, tags: &[String]) -> Vec<String> {
        let options = Object::new();
        set(&options, "type", &"language".into());
        let names = construct("DisplayNames", &self.locale, &options);
        let name = |tag: &String| {
            names
                .as_ref()
                .and_then(|names| call(names, "of", &[tag.into()]))
                .and_then(|name| name.as_string())
        };
        tags.iter().map(|tag| name(tag).unwrap_or_else(|| tag.clone())).collect()
    }

    /// How many minutes the bank's clock is ahead of UTC at an instant, in minutes after 1970-01-01T00:00Z; none if the
    /// browser does not know its zone.
    pub(crate) fn bank_offset(&self, at: u32) -> Option<i32> {
        let words = call(self.bank_clock.as_ref()?, "format", &[date_at(at).into()])?;
        contact::offset_of(&words.as_string()?)
    }
}

/// An `Intl` object; `None` if the browser does not have it, or not with these options.
fn construct(name: &str, locale: &str, options: &Object) -> Option<JsValue> {
    let constructor: Function = property(&property(&js_sys::global(), "Intl")?, name)?.dyn_into().ok()?;
    Reflect::construct(&constructor, &Array::of2(&locale.into(), options)).ok()
}

/// How many minutes the customer's clock is ahead of UTC at an instant, in minutes after 1970-01-01T00:00Z.
pub(crate) fn customer_offset(at: u32) -> i32 {
    -(date_at(at).get_timezone_offset() as i32)
}

fn date_at(at: u32) -> js_sys::Date {
    js_sys::Date::new(&(f64::from(at) * 60_000.0).into())
}

/// A number under a hundred with two digits.
pub(crate) fn two_digits(number: u16) -> String {
    let zero = if number < 10 { "0" } else { "" };
    [zero, &number.to_string()].concat()
}
