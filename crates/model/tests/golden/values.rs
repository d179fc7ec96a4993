//! One value of each type of file, with all that can be in it.

use model::messages::{Part, PluralCategory, Selector};
use model::wire::Wire;
use model::*;
use search::{Document, Language, Suggestions, Synonyms};

fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

fn slug(name: &str) -> Slug {
    Slug::new(name).unwrap()
}

fn step(name: &str) -> StepId {
    StepId::new(name).unwrap()
}

fn section(name: &str) -> SectionId {
    SectionId::new(name).unwrap()
}

fn channel(name: &str) -> ChannelId {
    ChannelId::new(name).unwrap()
}

fn action(name: &str) -> ActionId {
    ActionId::new(name).unwrap()
}

fn file(byte: u8) -> FileRef {
    FileRef { sha384: vec![byte; 48] }
}

const DATE: Date = Date { year: 2026, month: 10, day: 5 };

/// Every kind of inline and of target.
fn inlines() -> Vec<Inline> {
    let targets = [
        Target::Web("tel:+442079460199".into()),
        Target::Article(slug("fees"), None),
        Target::Article(slug("fees"), Some(section("abroad"))),
        Target::Flow(slug("lost-card"), None),
        Target::Flow(slug("lost-card"), Some(step("where"))),
        Target::Section(section("limits")),
        Target::Action(action("freeze-card")),
        Target::Contact(None),
        Target::Contact(Some(channel("chat"))),
    ];
    let link = |target| Inline::Link { target, content: vec![text("Zwölf £5 – \u{202e}עזרה")] };
    let others = [
        text(""),
        Inline::Emphasis(vec![Inline::Strong(vec![text("both")])]),
        Inline::Code("*#06#".into()),
        Inline::Break,
    ];
    others.into_iter().chain(targets.map(link)).collect()
}

/// Every kind of block.
fn blocks() -> Vec<Block> {
    let callout = |kind| Block::Callout { kind, blocks: vec![paragraph("Mind.")] };
    let callouts = [
        CalloutKind::Note,
        CalloutKind::Tip,
        CalloutKind::Important,
        CalloutKind::Warning,
        CalloutKind::Caution,
    ];
    let cell = |words: &str| vec![text(words)];
    let others = [
        Block::Paragraph(inlines()),
        Block::Heading { level: 2, id: section("limits"), content: vec![text("Limits")] },
        Block::List(vec![vec![paragraph("a")], vec![]]),
        Block::Steps {
            start: 300,
            items: vec![vec![paragraph("a"), Block::List(vec![vec![paragraph("b")]])]],
        },
        Block::Quote(vec![Block::Quote(vec![paragraph("Words")])]),
        Block::Code("GB29 NWBK".into()),
        Block::Table {
            align: vec![Align::Start, Align::Centre, Align::End],
            header: vec![cell("Card"), cell("Days"), cell("Fee")],
            rows: vec![vec![cell("Debit"), cell("5"), cell("£0")]],
        },
        Block::Image {
            file: "a.0123456789abcdef.png".into(),
            alt: "A card".into(),
            width: 70_000,
            height: 1,
        },
        Block::Rule,
    ];
    others.into_iter().chain(callouts.map(callout)).collect()
}

pub(crate) fn article() -> Article {
    Article { updated: DATE, blocks: blocks(), related: vec![slug("fees"), slug("lost-card")] }
}

pub(crate) fn flow() -> Flow {
    let where_to = step("call");
    let choice = |nth, help| Choice {
        id: ChoiceId::to_target(&where_to, nth),
        label: "Here".into(),
        help,
        to: where_to.clone(),
    };
    let choices = vec![choice(0, inlines()), choice(1, vec![])];
    let node = |id: &str, urgent, kind| Node { id: step(id), title: id.into(), body: blocks(), urgent, kind };
    let nodes = vec![
        node("where", false, NodeKind::Step(choices)),
        node("call", true, NodeKind::Outcome(OutcomeKind::HandOff(Some(channel("chat"))))),
        node("any", false, NodeKind::Outcome(OutcomeKind::HandOff(None))),
        node("done", false, NodeKind::Outcome(OutcomeKind::Resolved)),
        node("wait", false, NodeKind::Outcome(OutcomeKind::Advice)),
    ];
    Flow { updated: DATE, intro: vec![paragraph("First")], nodes, related: vec![slug("fees")] }
}

pub(crate) fn listing() -> Listing {
    let detail = |summary: &str, byte| Detail { summary: summary.into(), file: file(byte) };
    Listing { details: vec![detail("Fees.", 1), detail("", 255)] }
}

/// Of a list of their own, so that a message that is added changes nothing here: every kind of part.
fn messages() -> Messages {
    let categories = [
        PluralCategory::Zero,
        PluralCategory::One,
        PluralCategory::Two,
        PluralCategory::Few,
        PluralCategory::Many,
    ];
    let form = |selector| (selector, vec![Part::Variable("count".into())]);
    let forms =
        categories.map(Selector::Category).into_iter().chain([Selector::Exactly(7)]).map(form).collect();
    let plural = Part::Plural { variable: "count".into(), forms, other: vec![Part::Text("many".into())] };
    let mut bytes = Vec::new();
    (300_u64, vec![vec![Part::Text("words".into()), plural], vec![]]).put(&mut bytes);
    Messages::take(&mut &bytes[..]).unwrap()
}

fn channels() -> Vec<Channel> {
    let kinds = [
        ChannelKind::Phone,
        ChannelKind::Chat,
        ChannelKind::SecureMessage,
        ChannelKind::Callback,
        ChannelKind::Branch,
        ChannelKind::Social,
    ];
    let times = vec![Times { from: 600, to: 960 }];
    let full = |kind| Channel {
        id: channel("chat"),
        kind,
        name: "Chat".into(),
        note: "By day".into(),
        number: Some("0808 157 0199".into()),
        number_abroad: Some("+44 20 7946 0199".into()),
        url: Some("/chat".into()),
        hours: vec![Hours { days: Days { first: 0, last: 4 }, from: 480, to: 1440 }],
        exceptions: vec![
            Exception { date: DATE, times: times.clone() },
            Exception { date: DATE, times: vec![] },
        ],
        languages: vec!["en".into(), "cy".into()],
        topics: vec![0, 200],
    };
    let bare = Channel {
        number: None,
        number_abroad: None,
        url: None,
        hours: vec![],
        exceptions: vec![],
        languages: vec![],
        topics: vec![],
        ..full(ChannelKind::Phone)
    };
    kinds.map(full).into_iter().chain([bare]).collect()
}

pub(crate) fn catalogue() -> Catalogue {
    let icons = [
        Icon::Account,
        Icon::App,
        Icon::Card,
        Icon::Cash,
        Icon::Globe,
        Icon::Payment,
        Icon::Question,
        Icon::Shield,
        Icon::Transfer,
    ];
    let topic = |icon| Topic { slug: slug("cards"), title: "Cards".into(), summary: "All.".into(), icon };
    let notice = |severity| Notice {
        slug: slug("scam"),
        severity,
        title: "Scam".into(),
        body: blocks(),
        start: 29_000_000,
        end: u32::MAX,
        topics: vec![1],
    };
    let entry = |kind, urgent| Entry {
        slug: slug("fees"),
        kind,
        topic: 8,
        title: "Fees".into(),
        urgent,
        suggest_on: vec!["/cards/*".into()],
    };
    Catalogue {
        bank: "Larkmoor Bank".into(),
        locale: Locale {
            tag: "en".into(),
            name: "English".into(),
            direction: Direction::Ltr,
            formats: "en-GB".into(),
        },
        messages: messages(),
        topics: icons.map(topic).into(),
        notices: [Severity::Info, Severity::Warning, Severity::Critical].map(notice).into(),
        entries: vec![entry(EntryKind::Article, false), entry(EntryKind::Flow, true)],
        channels: channels(),
        time_zone: "Europe/London".into(),
        emergency_channel: channel("card-emergency"),
        actions: vec![Action { id: action("freeze-card"), by_hand: "Call us.".into() }],
        listing: file(2),
        index: file(3),
        suggestions: file(4),
    }
}

/// The parts of every type, a line each.
pub(crate) fn layout() -> String {
    macro_rules! layout {
        ($($name:ident)*) => { [$(<$name as Wire>::LAYOUT),*] };
    }
    let types = layout! {
        Article Date Block Inline Target CalloutKind Align
        Flow Node Choice NodeKind OutcomeKind
        Catalogue Locale Direction Topic Icon Notice Severity Entry EntryKind Action
        Channel ChannelKind Hours Days Exception Times
        Listing Detail FileRef Messages Part Selector PluralCategory
    };
    // How much space the compiler puts between the parts is its own affair.
    types.map(|layout| layout.split_whitespace().collect::<String>() + "\n").concat()
}

fn documents() -> Vec<Document> {
    let document = |title: &str, ask: &str, is_flow| Document {
        title: title.into(),
        asks: vec![ask.into(), "what now".into()],
        keywords: vec!["café".into()],
        headings: vec!["In the app".into()],
        body: "Open the app.\nChoose Cards.".into(),
        is_flow,
    };
    vec![
        document("Lost card", "my card was stolen", true),
        document("Exchange rates", "what does it cost abroad", false),
    ]
}

pub(crate) fn index() -> Vec<u8> {
    let synonyms = Synonyms {
        groups: vec![vec!["stolen".into(), "gone".into()]],
        one_way: vec![("plastic".into(), "card".into())],
    };
    search::build(Language::English, &documents(), &synonyms)
}

pub(crate) fn suggestions() -> Suggestions {
    Suggestions::new(documents().into_iter().map(|document| document.asks).collect())
}
