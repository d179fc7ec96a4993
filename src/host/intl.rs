use js_sys::{Array, Object};
use model::Date;
use model::messages::PluralCategory;
use wasm_bindgen::JsValue;

use super::set;

/// What the browser knows about the bundle's language.
pub(crate) struct Intl {
    locale: String,
    plurals: js_sys::Intl::PluralRules,
}

impl Intl {
    pub(crate) fn new(locale: &str) -> Self {
        let plurals = js_sys::Intl::PluralRules::new(&Array::of1(&locale.into()), &Object::new());
        Self { locale: locale.into(), plurals }
    }

    /// The plural category of `number`; `None` for the category "other".
    pub(crate) fn plural_category(&self, number: u32) -> Option<PluralCategory> {
        PluralCategory::from_name(&String::from(self.plurals.select(number.into())))
    }

    /// A day in words, such as "5 October 2026".
    pub(crate) fn date(&self, date: Date) -> String {
        let options = Object::new();
        set(&options, "dateStyle", &"long".into());
        set(&options, "timeZone", &"UTC".into());
        let iso =
            [date.year.to_string(), two_digits(date.month.into()), two_digits(date.day.into())].join("-");
        let day = js_sys::Date::new(&JsValue::from(iso));
        day.to_locale_date_string(&self.locale, &options).into()
    }
}

/// A number under a hundred, with a zero before it if it has one digit.
pub(crate) fn two_digits(number: u16) -> String {
    let zero = if number < 10 { "0" } else { "" };
    [zero, &number.to_string()].concat()
}
