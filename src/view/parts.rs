//! Small pieces that most views use.

use leptos::ev;
use leptos::html::{H2, button, h2, h3, p, section};
use leptos::prelude::*;

use crate::app::App;

/// The heading of a view. It takes the focus when the view opens, so that a screen reader starts there.
pub(crate) fn title(app: App, text: String) -> AnyView {
    let heading = NodeRef::<H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && !app.is_typing()
        {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // An element that cannot take the focus leaves it where it is.
            let _ = heading.focus_with_options(&options);
        }
    });
    // `autofocus` is what the browser focuses when a closed panel is opened again.
    h2().class("title").tabindex("-1").autofocus(true).node_ref(heading).child(text).into_any()
}

/// A part of a view, under a heading of its own.
pub(crate) fn part(class: &'static str, heading: String, content: AnyView) -> AnyView {
    section().class(class).child((h3().class("part-title").child(heading), content)).into_any()
}

/// A paragraph.
pub(crate) fn paragraph(class: &'static str, text: String) -> AnyView {
    p().class(class).child(text).into_any()
}

/// A button.
pub(crate) fn press(class: &'static str, content: impl IntoAny, on_press: impl Fn() + 'static) -> AnyView {
    labelled_press(class, None, content, on_press)
}

/// A button whose name is not, or not only, what it shows.
pub(crate) fn labelled_press(
    class: &'static str,
    label: Option<String>,
    content: impl IntoAny,
    on_press: impl Fn() + 'static,
) -> AnyView {
    // One type for all buttons keeps the program small.
    let on_press: Box<dyn Fn()> = Box::new(on_press);
    button()
        .r#type("button")
        .class(class)
        .aria_label(label)
        .on(ev::click, move |_| on_press())
        .child(content.into_any())
        .into_any()
}
