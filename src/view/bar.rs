//! The bars above and below every view.

use leptos::prelude::*;
use model::{Msg, msg, telephone_address};
use session::{Session, View};

use super::icon::{self, icon};
use super::number::{number_from_here, numbers};
use super::parts::press;
use crate::app::App;
use crate::dom::{El, Memo, dynamic, el};

/// Back, the bank's name, home, close.
pub(crate) fn top(app: App) -> El {
    let can_go_back = Memo::new(move || app.session.with(Session::can_go_back));
    let back = move || button(app, icon::BACK, msg::BACK, move || app.back());
    let home = move || button(app, icon::HOME, msg::HOME, move || app.session.update(Session::go_home));
    el("div")
        .class("bar")
        .child(dynamic(move || can_go_back.get().then(back)))
        .child(el("span").class("bank").child(app.catalogue().bank.clone()))
        .child(dynamic(move || can_go_back.get().then(home)))
        .child(button(app, icon::CLOSE, msg::CLOSE, move || app.host(|host| host.close())))
}

fn button(app: App, picture: &'static str, words: Msg, pressed: impl Fn() + 'static) -> El {
    press("bar-button", icon(picture), pressed).attr_text("aria-label", app.text(words))
}

/// The way to a human in every view: the emergency line, and a button to all channels.
pub(crate) fn contact_line(app: App) -> El {
    let all = press("button quiet", app.text(msg::CONTACT_ALL), move || app.open(View::Contact(None)));
    el("div").class("contact-line").child(emergency_line(app)).child(all)
}

fn emergency_line(app: App) -> AnyView {
    // Not redrawn every minute: somebody may be about to press it.
    let shown = Memo::new(move || {
        let catalogue = app.catalogue();
        let channel = catalogue.channel(&catalogue.emergency_channel)?;
        Some((channel.name.clone(), number_from_here(app, channel)?))
    });
    dynamic(move || {
        let (name, number) = shown.get()?;
        let line =
            el("a").class("line").attr_text("href", telephone_address(&number)).child(icon(icon::PHONE));
        let words = el("span")
            .class("line-words")
            .child(el("span").class("line-name").child(name))
            .child(el("span").class("line-number").child(numbers(&number)));
        Some(line.child(words))
    })
}
