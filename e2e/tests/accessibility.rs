//! Nothing that a checker can find keeps a customer out, in any view and state.

use e2e::{Bank, Fault, Key, axe, tour};

/// No motion: axe would take what fades in for text that has too little contrast.
const LIGHT: &[(&str, &str)] = &[("prefers-color-scheme", "light"), ("prefers-reduced-motion", "reduce")];
const DARK: &[(&str, &str)] = &[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")];

const DESKTOP: [u32; 2] = [1280, 800];
const PHONE: [u32; 2] = [390, 760];

/// What axe finds in the view, in light and in dark.
async fn faults(bank: &Bank, view: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (colours, features) in [("light", LIGHT), ("dark", DARK)] {
        bank.prefer(features).await;
        let scheme = format!("return matchMedia('(prefers-color-scheme: {colours})').matches");
        assert!(bank.read::<bool>(&scheme).await, "the browser does not show {colours} colours");
        let found = axe::violations(bank).await;
        faults.extend(found.into_iter().map(|fault| format!("{view}, {colours}: {fault:?}")));
    }
    faults
}

/// Fails with all faults of all views at once.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

async fn every_view_in(bank: Bank, [width, height]: [u32; 2]) {
    bank.prefer(LIGHT).await;
    bank.open().await;
    bank.resize(width, height).await;
    bank.press_launcher().await;
    let mut all = Vec::new();
    tour::everywhere(&bank, async |view| all.extend(faults(&bank, view).await)).await;
    assert_none(&all);
}

async fn before_anything_is_loaded(bank: Bank) {
    let mut all = Vec::new();
    for [width, height] in [DESKTOP, PHONE] {
        bank.open().await;
        bank.resize(width, height).await;
        bank.find("button", "Help").await;
        all.extend(faults(&bank, "launcher").await);
        for (view, fault, words) in [
            ("shell, loading", Fault::Hangs, "Opening help…"),
            ("shell, failed", Fault::Status(500), "Sorry, help could not be opened."),
        ] {
            // The manifest is never taken from the browser's cache.
            bank.server().faults().add("/manifest.json", fault);
            bank.open().await;
            bank.press_launcher().await.says(words).await;
            all.extend(faults(&bank, view).await);
            bank.server().faults().clear();
        }
    }
    assert_none(&all);
}

async fn before_all_is_loaded(bank: Bank, [width, height]: [u32; 2]) {
    bank.open().await;
    bank.resize(width, height).await;
    let mut all = Vec::new();
    tour::before_all_is_loaded(&bank, async |view| all.extend(faults(&bank, view).await)).await;
    assert_none(&all);
}

/// A picture without a name and a text that cannot be read, inside the panel.
async fn what_is_wrong_in_the_panel_is_found(bank: Bank) {
    bank.prefer(LIGHT).await;
    bank.open_panel().await;
    bank.js(
        "const root = document.querySelector('hand-rail').shadowRoot;
         const text = root.querySelector('#title');
         text.style.color = 'rgb(200 200 200)';
         text.style.background = 'white';
         root.querySelector('#scroller').append(document.createElement('img'))",
        vec![],
    )
    .await;
    let faults = axe::violations(&bank).await;
    for rule in ["image-alt", "color-contrast"] {
        let found = faults.iter().find(|fault| fault.rule == rule);
        assert!(found.is_some_and(|fault| fault.target.starts_with("hand-rail →")), "{rule} in {faults:?}");
    }
}

/// What makes the customer scroll sideways. Wide tables scroll by themselves, and so does what is typed into a field.
const TOO_WIDE: &str = "const root = document.querySelector('hand-rail').shadowRoot;
    const elements = [...root.querySelectorAll('dialog, dialog *')];
    const scrolls = elements.filter((element) =>
      !element.closest('.table, .visually-hidden, svg, input') && element.scrollWidth > element.clientWidth + 1 &&
      getComputedStyle(element).display !== 'inline' && element.clientWidth > 0);
    const sticksOut = elements.filter((element) =>
      !element.closest('.table, .visually-hidden') && element.getBoundingClientRect().right > innerWidth + 0.5);
    return [...scrolls, ...sticksOut].map((element) => element.outerHTML.slice(0, 120))";

async fn assert_fits(bank: &Bank, view: &str) {
    assert_eq!(bank.read::<Vec<String>>(TOO_WIDE).await, Vec::<String>::new(), "{view}");
}

/// The outlines of the suggestions: whether each is active, and whether it has one.
const OUTLINES: &str = "const root = document.querySelector('hand-rail').shadowRoot;
    return [...root.querySelectorAll('[role=option]')].map((option) =>
      [option.ariaSelected === 'true', getComputedStyle(option).outlineStyle !== 'none'])";

/// The ink and the ground of marked words, as they are drawn.
const CONTRASTS: &str = "const root = document.querySelector('hand-rail').shadowRoot;
    const ground = (element) => {
      const { backgroundColor } = getComputedStyle(element);
      return /, 0\\)$/.test(backgroundColor) && element.parentElement ? ground(element.parentElement) : backgroundColor;
    };
    return [...root.querySelectorAll('mark')].map((mark) => [getComputedStyle(mark).color, ground(mark)])";

/// What says that a table scrolls: its role, its name, whether the keyboard stops there; and whether it does scroll.
const TABLES: &str = "const root = document.querySelector('hand-rail').shadowRoot;
    return [...root.querySelectorAll('.table')].map((table) => [table.getAttribute('role'), table.ariaLabel,
      table.tabIndex, table.scrollWidth > table.clientWidth])";

type Table = (Option<String>, Option<String>, i32, bool);

e2e::in_every_engine! {
    only(Chromium) async fn every_view_on_a_desktop(bank: Bank) {
        every_view_in(bank, DESKTOP).await;
    }

    only(Chromium) async fn every_view_on_a_phone(bank: Bank) {
        every_view_in(bank, PHONE).await;
    }

    only(Chromium) async fn the_shell(bank: Bank) {
        before_anything_is_loaded(bank).await;
    }

    only(Chromium) async fn what_is_not_loaded_yet_on_a_desktop(bank: Bank) {
        before_all_is_loaded(bank, DESKTOP).await;
    }

    only(Chromium) async fn what_is_not_loaded_yet_on_a_phone(bank: Bank) {
        before_all_is_loaded(bank, PHONE).await;
    }

    only(Chromium) async fn the_checker_looks_into_the_panel(bank: Bank) {
        what_is_wrong_in_the_panel_is_found(bank).await;
    }

    only(Chromium) async fn nothing_moves_for_customers_who_do_not_want_it(bank: Bank) {
        // What an animation or transition would take, in milliseconds. What guards against second presses moves nothing.
        let moving = "return document.getAnimations()
                        .filter((animation) => !animation.animationName?.startsWith('guard'))
                        .map((animation) => animation.effect.getComputedTiming().duration)
                        .filter((duration) => duration > 0)";
        bank.prefer(LIGHT).await;
        bank.open_panel().await;
        tour::everywhere(&bank, async |view| {
            assert_eq!(bank.read::<Vec<f64>>(moving).await, [0.0; 0], "{view}");
        })
        .await;
    }

    only(Chromium) async fn an_active_suggestion_is_seen_in_forced_colours(bank: Bank) {
        bank.prefer(&[("forced-colors", "active")]).await;
        let panel = bank.open_panel().await;
        panel.ask("my transfer").await;
        panel.suggests().await;
        bank.press(Key::Down).await;
        bank.eventually("one is active", async || panel.active_suggestion().await.is_some()).await;
        let outlines: Vec<(bool, bool)> = bank.read(OUTLINES).await;
        assert!(outlines.len() > 1 && outlines.iter().all(|(active, seen)| active == seen), "{outlines:?}");
    }

    only(Chromium) async fn marked_words_and_progress_are_seen_in_forced_colours(bank: Bank) {
        for scheme in ["dark", "light"] {
            bank.prefer(&[("forced-colors", "active"), ("prefers-color-scheme", scheme)]).await;
            let panel = bank.open_panel().await;
            panel.ask("card decl").await;
            panel.finds().await;
            let marks: Vec<(String, String)> = bank.read(CONTRASTS).await;
            assert!(
                !marks.is_empty() && marks.iter().all(|(ink, ground)| ink != ground),
                "{scheme}: {marks:?}"
            );
            panel.press("Clear what you typed").await;
            panel.choose("My card payment was declined").await;
            panel.choose("Online or in an app").await;
            panel.says("Question 2 of about").await;
            // Its parts tell scripts nothing of their colours: at least they are ours, and not all the same one.
            let bar = "const bar = document.querySelector('hand-rail').shadowRoot.querySelector('progress');
                const { forcedColorAdjust, borderStyle, borderColor, backgroundColor } = getComputedStyle(bar);
                return [forcedColorAdjust, borderStyle, borderColor, backgroundColor]";
            let [adjusted, border, line, ground]: [String; 4] = bank.read(bar).await;
            assert_eq!((adjusted.as_str(), border.as_str()), ("none", "solid"), "{scheme}");
            assert_ne!(line, ground, "{scheme}");
            // The flow would go on where it was left.
            bank.log_out().await;
        }
    }

    async fn a_table_is_a_stop_of_the_keyboard_only_where_it_scrolls(bank: Bank) {
        let panel = bank.open_panel().await;
        bank.js("document.querySelector('hand-rail').open('article:cash-withdrawal-fee')", vec![]).await;
        panel.opens("What it costs to take out cash").await;
        // Wider than any panel, and back again.
        for (width, scrolls) in [("60rem", true), ("auto", false), ("60rem", true)] {
            let script = "for (const table of document.querySelector('hand-rail').shadowRoot.querySelectorAll('.table')) {
                 table.firstChild.style.minWidth = arguments[0];
                 table.firstChild.style.fontSize = arguments[0] === 'auto' ? '0.5rem' : '';
                 table.style.width = arguments[0] === 'auto' ? '' : 'calc(100% - 1px)';
               }";
            bank.js(script, vec![serde_json::json!(width)]).await;
            bank.eventually(&format!("min-width {width}"), async || {
                let tables: Vec<Table> = bank.read(TABLES).await;
                !tables.is_empty()
                    && tables.iter().all(|(role, name, stop, really)| {
                        let has_name = name.as_deref().is_some_and(|name| name.starts_with("Table: "));
                        (*really, role.is_some(), has_name, *stop == 0) == (scrolls, scrolls, scrolls, scrolls)
                    })
            })
            .await;
        }
    }

    async fn nothing_is_wider_than_a_small_phone(bank: Bank) {
        bank.open().await;
        bank.resize(320, 640).await;
        bank.press_launcher().await;
        tour::everywhere(&bank, async |view| assert_fits(&bank, view).await).await;
    }

    async fn nothing_is_wider_than_a_small_phone_before_all_is_loaded(bank: Bank) {
        bank.open().await;
        bank.resize(320, 640).await;
        tour::before_all_is_loaded(&bank, async |view| assert_fits(&bank, view).await).await;
    }
}
