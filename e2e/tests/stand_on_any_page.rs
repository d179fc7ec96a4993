//! Whatever the bank's page looks like and does, help stands in its corner, looks the same, and keeps nobody from the page.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use e2e::{Bank, Engine, Fault, Key, Panel};
use serde_json::{Value, json};

/// What scripts below call things.
const PARTS: &str = "const help = document.querySelector('hand-rail');
    const root = help.shadowRoot;
    const dialog = root.querySelector('dialog');
    const launcher = root.querySelector('.launcher');";

async fn look<T: serde::de::DeserializeOwned>(bank: &Bank, script: &str) -> T {
    bank.read(&format!("{PARTS} return {script}")).await
}

pub(crate) async fn act(bank: &Bank, script: &str) {
    bank.js(&format!("{PARTS} {script}"), vec![]).await;
}

/// Opens the page; it can be asked for something when there is an element.
pub(crate) async fn open_page(bank: &Bank) {
    bank.open().await;
    bank.find("button", "Help").await;
}

/// Whether the page can be used: a click in its middle reaches it.
async fn page_is_in_reach(bank: &Bank) -> bool {
    bank.read("return document.elementFromPoint(innerWidth / 2, 5).closest('header, hand-rail')?.tagName === 'HEADER'").await
}

/// Whether the open panel fills the window and keeps the page out of reach.
async fn is_modal(bank: &Bank) -> bool {
    look(bank, "dialog.open && dialog.matches(':modal')").await
}

/// The focus is on something of this name in the panel.
async fn focus_is_on(bank: &Bank, text: &str) {
    bank.eventually(text, async || {
        look::<bool>(bank, &format!("root.activeElement?.textContent.includes({})", json!(text))).await
    })
    .await;
}

/// What launcher and panel look like, as far as a page could change it.
async fn looks(bank: &Bank) -> Value {
    let script = "(() => {
        const names = ['color', 'cursor', 'fontFamily', 'fontSize', 'fontStyle', 'fontWeight', 'letterSpacing', 'lineHeight',
            'pointerEvents', 'textIndent', 'textShadow', 'textTransform', 'visibility', 'whiteSpace', 'wordSpacing',
            'writingMode'];
        const { clientWidth, clientHeight } = document.documentElement;
        return [launcher, dialog, root.querySelector('h2'), root.querySelector('.title')].map((element) => {
            const style = element && getComputedStyle(element);
            const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
            // The launcher is as wide as its words, and WebKit is not of one mind about where they stand in it.
            const all = element === launcher ? names : [...names, 'textAlign'];
            return element && [...all.map((name) => `${name}: ${style[name]}`), clientWidth - x, clientHeight - y, width, height];
        });
    })()";
    look(bank, script).await
}

/// How far launcher and panel are from the window's right and lower edge: of what is seen.
async fn corner(bank: &Bank) -> [f64; 2] {
    let script = "(() => {
        const { right, bottom } = (dialog.open ? dialog : launcher).getBoundingClientRect();
        return [document.documentElement.clientWidth - right, document.documentElement.clientHeight - bottom].map(Math.round);
    })()";
    look(bank, script).await
}

e2e::in_every_engine! {
    async fn a_page_with_a_button_of_its_own_hides_the_launcher(bank: Bank) {
        open_page(&bank).await;
        bank.resize(390, 700).await;
        act(&bank, "help.setAttribute('launcher', 'hidden')").await;
        assert!(!bank.shows("button", "Help").await);
        act(&bank, "const own = document.querySelector('#sign-out'); own.onclick = () => help.open(); own.focus()").await;
        bank.press(Key::Enter).await;
        let panel = Panel::of(&bank);
        panel.opens("How can we help?").await;
        // Some engines tell of another size late.
        bank.eventually("it fills the window", async || is_modal(&bank).await).await;
        panel.press("Close help").await;
        panel.closes().await;
        assert!(!bank.shows("button", "Help").await);
        bank.eventually("who had the focus has it again", async || {
            bank.read::<bool>("return document.activeElement.id === 'sign-out'").await
        })
        .await;
    }

    async fn a_hidden_element_keeps_the_page_in_reach(bank: Bank) {
        open_page(&bank).await;
        bank.resize(390, 700).await;
        for hide in ["help.hidden = true", "help.parentNode.style.display = 'none'", "help.style.display = 'none'"] {
            act(&bank, hide).await;
            let before = bank.reports().await.len();
            act(&bank, "help.open()").await;
            assert!(!look::<bool>(&bank, "dialog.open").await, "{hide}");
            let reports = bank.reports().await.split_off(before);
            assert!(reports.len() == 1 && reports[0].contains("launcher=\"hidden\""), "{reports:?}");
            act(&bank, "help.hidden = false; help.parentNode.style.display = ''; help.style.display = ''").await;
            assert!(page_is_in_reach(&bank).await, "{hide}");
        }
        if bank.engine() == Engine::WebKit {
            // What is hidden later stays open there; why is not known.
            return;
        }
        // Hidden later, too; also where nothing could be loaded.
        bank.server().faults().add("/manifest.json", Fault::Status(500));
        let panel = bank.press_launcher().await;
        panel.says("Sorry, help could not be opened.").await;
        assert!(!page_is_in_reach(&bank).await);
        act(&bank, "help.hidden = true").await;
        bank.eventually("the page is in reach", async || page_is_in_reach(&bank).await).await;
        act(&bank, "help.hidden = false").await;
        bank.server().faults().clear();
        panel.reopen().await;
        panel.opens("How can we help?").await;
        act(&bank, "help.hidden = true").await;
        bank.eventually("the page is in reach", async || page_is_in_reach(&bank).await).await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn an_element_of_a_page_that_is_not_to_be_seen_shows_the_panel(bank: Bank) {
        open_page(&bank).await;
        bank.resize(390, 700).await;
        act(&bank, "document.body.style.visibility = 'hidden'; document.body.style.opacity = 0; help.open()").await;
        Panel::of(&bank).opens("How can we help?").await;
        assert_eq!(look::<String>(&bank, "getComputedStyle(dialog).visibility").await, "visible");
    }

    async fn the_page_is_out_of_reach_where_the_panel_covers_it(bank: Bank) {
        open_page(&bank).await;
        bank.resize(1000, 700).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.choose("My card is lost or stolen").await;
        panel.opens("My card is lost or stolen").await;
        assert!(!is_modal(&bank).await && page_is_in_reach(&bank).await);
        // The window gets small, as when it is zoomed or turned.
        bank.resize(390, 700).await;
        bank.eventually("it is modal", async || is_modal(&bank).await).await;
        focus_is_on(&bank, "My card is lost or stolen").await;
        bank.resize(1000, 700).await;
        bank.eventually("it is not modal", async || !is_modal(&bank).await).await;
        assert!(panel.is_open().await && page_is_in_reach(&bank).await);
        focus_is_on(&bank, "My card is lost or stolen").await;
        panel.choose("I cannot find it").await;
        panel.opens("Is your card frozen?").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn an_element_that_is_moved_on_a_phone_stays_modal(bank: Bank) {
        open_page(&bank).await;
        bank.resize(390, 700).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.choose("My card is lost or stolen").await;
        panel.opens("My card is lost or stolen").await;
        for place in ["document.body.prepend(help)", "document.querySelector('main').append(help)"] {
            act(&bank, place).await;
            assert!(is_modal(&bank).await, "{place}");
            focus_is_on(&bank, "My card is lost or stolen").await;
        }
        panel.choose("I cannot find it").await;
        panel.opens("Is your card frozen?").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn an_element_that_is_moved_beside_the_page_keeps_the_focus(bank: Bank) {
        open_page(&bank).await;
        bank.resize(1000, 700).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.press("Cash").await;
        panel.opens("Cash").await;
        act(&bank, "document.body.prepend(help)").await;
        assert!(panel.is_open().await && !is_modal(&bank).await);
        focus_is_on(&bank, "Cash").await;
        // What the customer does in the page is not disturbed.
        act(&bank, "document.querySelector('#sign-out').focus(); document.querySelector('main').append(help)").await;
        assert!(bank.read::<bool>("return document.activeElement.id === 'sign-out'").await);
        panel.says("Cash").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn the_covered_launcher_takes_no_focus(bank: Bank) {
        open_page(&bank).await;
        bank.resize(1280, 800).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        bank.find("button", "Close help").await.js("arguments[0].focus()").await;
        for _ in 0..3 {
            bank.press_with(Key::Shift, Key::Tab).await;
            let covered: bool = look(&bank, "root.activeElement === launcher").await;
            assert!(!covered, "the launcher under the panel has the focus");
        }
        act(&bank, "dialog.querySelector('button').focus()").await;
        panel.escape().await;
        panel.closes().await;
        bank.eventually("the launcher has the focus", async || look(&bank, "root.activeElement === launcher").await).await;
        bank.press(Key::Enter).await;
        panel.opens("How can we help?").await;
    }

    async fn what_the_page_inherits_to_everything_stops_at_the_element(bank: Bank) {
        open_page(&bank).await;
        bank.resize(1000, 700).await;
        let launcher = looks(&bank).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        bank.point_at(&bank.find("heading", "Your accounts").await).await;
        let opened = looks(&bank).await;
        panel.press("Close help").await;
        panel.closes().await;
        act(
            &bank,
            "const hostile = new CSSStyleSheet();
             hostile.replaceSync(`
                html, body, main, hand-rail { color: red; cursor: wait; font: italic bold 31px/3 serif; letter-spacing: .4em;
                    pointer-events: none; text-align: right; text-indent: 4em; text-shadow: 1px 1px red; text-transform: uppercase;
                    white-space: nowrap; word-spacing: 2em; }
                hand-rail { writing-mode: vertical-rl; list-style: square; tab-size: 40; }
                html { font-size: 100%; }`);
             document.adoptedStyleSheets = [hostile]",
        )
        .await;
        assert_eq!(looks(&bank).await[0], launcher[0]);
        let panel = bank.press_launcher().await;
        panel.says("How can we help?").await;
        bank.point_at(&bank.find("button", "Close help").await).await;
        bank.eventually("it looks as before", async || looks(&bank).await == opened).await;
        act(&bank, "help.hidden = true").await;
        assert_eq!(look::<f64>(&bank, "launcher.getClientRects().length").await, 0.0);
        // A page that counts in tenths of its root's size.
        act(&bank, "help.hidden = false; help.close(); document.documentElement.style.fontSize = '62.5%'").await;
        panel.closes().await;
        assert!(look::<f64>(&bank, "launcher.getBoundingClientRect().height").await >= 44.0);
        assert!(look::<f64>(&bank, "parseFloat(getComputedStyle(launcher).fontSize)").await >= 16.0);
    }

    async fn launcher_and_panel_stand_in_one_corner(bank: Bank) {
        open_page(&bank).await;
        bank.resize(1000, 700).await;
        let ours = corner(&bank).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        assert_eq!(corner(&bank).await, ours);
        panel.press("Close help").await;
        panel.closes().await;
        // A page in a language that is written from the right.
        act(&bank, "document.documentElement.dir = 'rtl'; document.documentElement.lang = 'ar'").await;
        assert_eq!(corner(&bank).await, ours);
        panel.reopen().await;
        assert_eq!(corner(&bank).await, ours);
        // Help in such a language on another page.
        let shell = std::fs::read_to_string(bank_folder().join("handrail.js")).unwrap();
        assert!(shell.contains("dir:\"ltr\""), "the shell knows its direction");
        bank.put_file("embed/handrail.js", &shell.replace("dir:\"ltr\"", "dir:\"rtl\""));
        open_page(&bank).await;
        assert_eq!(corner(&bank).await, ours);
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        assert_eq!(corner(&bank).await, ours);
        assert_eq!(look::<String>(&bank, "getComputedStyle(dialog).direction").await, "rtl");
    }

    async fn a_shadow_root_that_came_with_the_page_is_ours(bank: Bank) {
        let page = std::fs::read_to_string(bank_folder().join("../index.html")).unwrap();
        let page = page.replace("<title", "<script src=\"/witness.js\"></script><title");
        let page = page.replace("</hand-rail>", "<template shadowrootmode=\"open\"><p>Help is coming</p></template></hand-rail>");
        bank.put_file("index.html", &page);
        let panel = bank.open_panel().await;
        assert!(!panel.text().await.contains("Help is coming"));
        assert!(!look::<bool>(&bank, "root.textContent.includes('Help is coming')").await);
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn what_the_page_has_emptied_is_drawn_anew(bank: Bank) {
        let panel = bank.open_panel().await;
        for empty in ["dialog.replaceChildren()", "root.replaceChildren()", "dialog.remove()", "launcher.remove(); dialog.textContent = ''"] {
            act(&bank, empty).await;
            bank.js("document.querySelector('hand-rail').open()", vec![]).await;
            panel.opens("How can we help?").await;
            panel.press("Cash").await;
            panel.opens("Cash").await;
            panel.press("Close help").await;
            panel.closes().await;
            bank.find("button", "Help").await;
        }
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn neither_is_printed(bank: Bank) {
        if bank.engine() != Engine::Chromium {
            return;
        }
        let panel = bank.open_panel().await;
        bank.show_as_printed().await;
        let seen = "[launcher, dialog, ...dialog.querySelectorAll('*')].filter((element) =>
            getComputedStyle(element).visibility === 'visible' && element.getClientRects().length).length";
        assert_eq!(look::<f64>(&bank, seen).await, 0.0);
        bank.prefer(&[]).await;
        bank.js("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))", vec![]).await;
        assert!(panel.is_open().await, "it is still there after printing");
        panel.says("How can we help?").await;
    }

    async fn nothing_is_under_a_notch_or_a_home_bar(bank: Bank) {
        if bank.engine() != Engine::Chromium {
            return;
        }
        open_page(&bank).await;
        bank.resize(375, 812).await;
        bank.set_safe_area(59, 34).await;
        let [_, from_below] = corner(&bank).await;
        assert!(from_below >= 34.0, "the launcher is {from_below} px from the lower edge");
        bank.server().faults().add("/manifest.json", Fault::Status(500));
        let panel = bank.press_launcher().await;
        panel.says("Sorry, help could not be opened.").await;
        let top = "root.querySelector('dialog button').getBoundingClientRect().top";
        assert!(look::<f64>(&bank, top).await >= 59.0);
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.opens("How can we help?").await;
        assert!(look::<f64>(&bank, top).await >= 59.0);
        let lowest = "Math.max(...[...dialog.querySelectorAll('.contact-line a, .contact-line button')]
            .map((element) => element.getBoundingClientRect()).filter((place) => place.height && place.top < 812)
            .map((place) => place.bottom))";
        assert!(look::<f64>(&bank, lowest).await <= 812.0 - 34.0);
    }

    async fn the_second_press_of_a_double_click_presses_nothing(bank: Bank) {
        open_page(&bank).await;
        for size in [(1000, 700), (390, 700)] {
            bank.resize(size.0, size.1).await;
            let launcher = bank.find("button", "Help").await;
            bank.double_click(&launcher).await;
            let panel = Panel::of(&bank);
            panel.says("How can we help?").await;
            assert!(!bank.shows("button", "Back").await);
            assert!(panel.is_open().await);
            panel.press("Close help").await;
            panel.closes().await;
            bank.double_click(&launcher).await;
            panel.says("How can we help?").await;
            assert!(!bank.shows("button", "Back").await);
            panel.press("Close help").await;
            panel.closes().await;
        }
        // Neither where nothing can be loaded.
        bank.server().faults().add("/manifest.json", Fault::Status(500));
        open_page(&bank).await;
        bank.resize(390, 300).await;
        bank.double_click(&bank.find("button", "Help").await).await;
        let panel = Panel::of(&bank);
        panel.says("Sorry, help could not be opened.").await;
        assert!(panel.is_open().await);
    }
}

/// What was built, as it is before a test changes it.
pub(crate) fn bank_folder() -> std::path::PathBuf {
    tools::workspace::dist().join("embed")
}
