//! What customers see. One file per view, and the pieces that views are made of.

mod article;
mod bar;
mod blocks;
mod contact;
mod entries;
mod feedback;
mod flow;
mod home;
mod icon;
mod loading;
mod parts;
mod search;
mod topic;

use leptos::html::div;
use leptos::prelude::*;
use session::View;

use crate::app::App;

/// Everything in the panel: the bar, the view that is open, the line to a human, and the announcer.
pub(crate) fn panel(app: App) -> impl IntoView {
    let view = Memo::new(move |_| app.session.with(|session| session.view().clone()));
    let searching = Memo::new(move |_| view.with(View::has_search_field));
    let scroller = div().class("scroller").node_ref(app.scroller).child((
        // The field stays the same element from home to the hits, so that typing is never interrupted.
        move || searching.get().then(|| search::field(app)),
        move || draw(app, view.get()),
    ));
    Effect::new(move |_| {
        view.track();
        let scroll = app.session.with_untracked(|session| session.scroll());
        if let Some(scroller) = app.scroller.get_untracked() {
            scroller.set_scroll_top(scroll);
        }
    });
    div().class("handrail").child((
        bar::top(app),
        scroller,
        bar::contact_line(app),
        div().class("visually-hidden").role("status").child(move || app.announcement.get()),
    ))
}

fn draw(app: App, view: View) -> AnyView {
    match view {
        View::Home => home::view(app),
        View::Search => search::view(app),
        View::Topic(slug) => topic::view(app, &slug),
        View::Article(slug, section) => article::view(app, &slug, section),
        View::Flow(slug) => flow::view(app, &slug),
        View::Contact(first) => contact::view(app, first.as_ref()),
        View::Feedback(about) => feedback::view(app, about),
    }
}
