//! What stands above and below every view.

use leptos::html::{a, div, span};
use leptos::prelude::*;
use model::msg;
use session::{Session, View};

use super::icon::{self, icon};
use super::parts::{labelled_press, press};
use crate::app::App;
use crate::view::contact::tel;

/// Back, the bank's name, close.
pub(crate) fn top(app: App) -> AnyView {
    let can_go_back = Memo::new(move |_| app.session.with(Session::can_go_back));
    let back = move || {
        can_go_back.get().then(|| {
            labelled_press("bar-button", Some(app.text(msg::BACK)), icon(icon::BACK), move || app.back())
        })
    };
    let close =
        labelled_press("bar-button close", Some(app.text(msg::CLOSE)), icon(icon::CLOSE), move || {
            app.host(|host| host.close());
        });
    div()
        .class("bar")
        .child((back, span().class("bank").child(app.catalogue().bank.clone()), close))
        .into_any()
}

/// The way to a human that stands in every view: the emergency line, and all other channels.
pub(crate) fn contact_line(app: App) -> AnyView {
    let catalogue = app.catalogue();
    let line = catalogue.channel(&catalogue.emergency_channel).and_then(|channel| {
        let number = channel.number.clone()?;
        let words = span().class("line-words").child((
            span().class("line-name").child(channel.name.clone()),
            span().class("line-number").child(number.clone()),
        ));
        Some(a().class("line").href(tel(&number)).child((icon(icon::PHONE), words)).into_any())
    });
    let all = press("button quiet", app.text(msg::CONTACT_ALL), move || app.open(View::Contact(None)));
    div().class("contact-line").child((line, all)).into_any()
}
