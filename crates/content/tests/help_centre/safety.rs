//! What keeps customers and their money safe.

use model::{Block, CalloutKind, Inline, NodeKind, OutcomeKind, Target};

use crate::{CENTRE, Part, Piece, assert_none, push_blocks, says};

/// What customers keep to themselves.
const SECRETS: [&str; 6] = ["pin", "passcode", "password", "code", "security code", "card number"];

/// How a clause begins that has customers tell something.
const TELLING: [&str; 8] =
    ["say ", "tell us ", "tell them ", "give us ", "give them ", "send us ", "read out ", "share "];

/// What makes it clear that the secret itself is not asked for.
const NOT_ITSELF: [&str; 7] = ["never", "do not", "without", "nobody", " if ", "whether", "last four digits"];

#[test]
fn no_text_can_be_read_as_a_request_for_a_secret() {
    let mut places = Vec::new();
    for piece in CENTRE.pieces() {
        let asking = piece.sentences().filter(|sentence| asks_for_a_secret(sentence));
        places.extend(asking.map(|sentence| format!("{}: {sentence}", piece.place)));
    }
    assert_none("say which details are meant, and that nobody should say them", &places);
}

#[test]
fn a_request_for_a_secret_is_noticed() {
    assert!(asks_for_a_secret(
        "Call us, and say what you shared: the card number, a code, your PIN or your passcode."
    ));
    assert!(asks_for_a_secret("Give us the one-time code"));
    assert!(!asks_for_a_secret("Tell us if they know your PIN"));
    assert!(!asks_for_a_secret("Tell us the sort code and the amount"));
    assert!(!asks_for_a_secret("If you still have no code, send us a message"));
    assert!(!asks_for_a_secret("Some terminals say “PIN tries exceeded”"));
}

/// Whether a clause has customers tell something, and it or one after it names a secret.
fn asks_for_a_secret(sentence: &str) -> bool {
    let words = sentence.to_lowercase();
    let clauses = clauses(&words);
    let asks = clauses.iter().position(|clause| TELLING.iter().any(|verb| clause.starts_with(verb)));
    asks.is_some_and(|at| names_a_secret(&clauses[at..].join(" "))) && !says(&words, &NOT_ITSELF)
}

/// A sentence in small letters, cut where another verb may begin.
fn clauses(words: &str) -> Vec<&str> {
    let cut = words.split([',', ':', ';']).flat_map(|part| part.split(" and ")).map(str::trim);
    cut.map(|clause| clause.strip_prefix("and ").unwrap_or(clause)).collect()
}

fn names_a_secret(words: &str) -> bool {
    let padded: String = words.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    // A sort code and a QR code are no secrets; a code by itself is.
    let padded = format!(" {padded} ").replace(" sort code ", " ");
    SECRETS.iter().any(|secret| padded.contains(&format!(" {secret} ")))
}

#[test]
fn customers_sign_in_on_devices_that_they_trust() {
    let of_others = [
        "any computer",
        "any device",
        "any phone",
        "a computer",
        "another computer",
        "another device",
        "another phone",
    ];
    let to_sign_in = ["sign in", "log in", "online banking", "lock ", "freeze", "password", "passcode"];
    let mut places = Vec::new();
    for piece in CENTRE.pieces() {
        for sentence in piece.sentences() {
            let words = sentence.to_lowercase();
            let is_safe = says(&words, &["trust", "your own"]);
            if says(&words, &of_others) && says(&words, &to_sign_in) && !is_safe {
                places.push(format!("{}: {sentence}", piece.place));
            }
        }
    }
    assert_none("somebody else's computer may keep what is typed: say “that you trust”", &places);
}

#[test]
fn a_warning_comes_before_the_steps_that_it_warns_of() {
    let mut places = Vec::new();
    for (slug, article) in &CENTRE.articles {
        late_warnings(slug, &article.blocks, &mut places);
    }
    for (slug, flow) in &CENTRE.flows {
        for node in &flow.nodes {
            late_warnings(&format!("{slug}#{}", node.id), &node.body, &mut places);
        }
    }
    assert_none("customers do the steps before they read what stands below them", &places);
}

/// Notes the warnings that are below steps of their own section, or, where that has none, below any.
fn late_warnings(place: &str, blocks: &[Block], places: &mut Vec<String>) {
    let sections: Vec<_> = blocks.split(|block| matches!(block, Block::Heading { .. })).collect();
    let is_steps = |block: &Block| matches!(block, Block::Steps { .. });
    for (at, section) in sections.iter().enumerate() {
        for (within, block) in section.iter().enumerate() {
            let Some(words) = warning(block) else { continue };
            let has_steps_below = section[within..].iter().any(is_steps);
            let earlier = sections[..at].iter().copied().flatten().any(is_steps);
            if section[..within].iter().any(is_steps) || (earlier && !has_steps_below) {
                places.push(format!("{place}: {words}"));
            }
        }
    }
}

/// The words of a callout that warns of harm or of fraud.
fn warning(block: &Block) -> Option<String> {
    let Block::Callout { kind, blocks } = block else { return None };
    let mut pieces = Vec::new();
    push_blocks("", Part::Paragraph, blocks, &mut pieces);
    let words = pieces.iter().map(|piece| piece.words.as_str()).collect::<Vec<_>>().join(" ");
    let to_emergency = pieces.iter().flat_map(|piece| &piece.links).any(|link| is_emergency(&link.target));
    let warns = matches!(kind, CalloutKind::Warning | CalloutKind::Caution);
    (warns || to_emergency || words.contains("scam")).then_some(words)
}

fn is_emergency(target: &Target) -> bool {
    matches!(target, Target::Contact(Some(channel)) if *channel == CENTRE.catalogue.emergency_channel)
}

/// How a clause begins that has customers move money.
const MOVING: [&str; 7] = [
    "move your money",
    "empty the account",
    "empty your account",
    "send the money",
    "make a bank transfer",
    "make a same-day payment",
    "choose same-day payment",
];

#[test]
fn who_is_told_to_move_money_is_warned_of_scams() {
    let mut places = Vec::new();
    for (slug, article) in &CENTRE.articles {
        let mut pieces = Vec::new();
        push_blocks(slug, Part::Paragraph, &article.blocks, &mut pieces);
        let is_warned = article.blocks.iter().any(|block| warning(block).is_some());
        let moving = pieces.iter().flat_map(Piece::sentences).find(|sentence| moves_money(sentence));
        places.extend(moving.filter(|_| !is_warned).map(|sentence| format!("{slug}: {sentence}")));
    }
    assert_none("somebody may be on the phone telling them to: warn of it", &places);
}

#[test]
fn an_order_to_move_money_is_noticed() {
    assert!(moves_money("To close it, move your money out, then open the app"));
    assert!(moves_money("Send the money to another account"));
    assert!(!moves_money("We charge a fee for same-day payments"));
    assert!(!moves_money("We tell you in good time, so that you can move your money first"));
}

fn moves_money(sentence: &str) -> bool {
    let words = sentence.to_lowercase();
    clauses(&words).iter().any(|clause| MOVING.iter().any(|verb| clause.starts_with(verb)))
}

#[test]
fn who_cannot_open_the_app_learns_how_an_action_is_done() {
    let helps = |words: &str| words.to_lowercase().contains("call us");
    let actions = CENTRE.catalogue.actions.iter().filter(|action| !helps(&action.by_hand));
    let places: Vec<_> = actions.map(|action| format!("action-{}: {}", action.id, action.by_hand)).collect();
    assert_none("the customer's phone may be stolen: say that we do it when they call", &places);
}

#[test]
fn a_card_that_a_machine_kept_is_handled_alike_everywhere() {
    let mut seen = Vec::new();
    for (slug, flow) in &CENTRE.flows {
        let choices = flow.nodes.iter().flat_map(model::Node::choices);
        for choice in choices.filter(|choice| says(&choice.label, &["kept my card", "kept it"])) {
            let node = flow.node(&choice.to).unwrap();
            // The answer “it just kept my card” leads on from the question.
            if node.title.contains("odd at the machine") {
                let labels: Vec<_> = node.choices().iter().map(|choice| choice.label.clone()).collect();
                seen.push((format!("{slug}: {}", choice.label), node.title.clone(), labels));
            } else {
                assert!(
                    choice.label.starts_with("No"),
                    "{slug}: “{}” does not ask whether anything was odd",
                    choice.label
                );
            }
        }
    }
    assert!(seen.len() >= 3, "{seen:?}");
    for (place, title, labels) in &seen {
        assert_eq!((title, labels), (&seen[0].1, &seen[0].2), "{place} differs from {}", seen[0].0);
    }
}

#[test]
fn a_machine_that_seemed_odd_leads_to_the_emergency_line() {
    for (slug, flow) in &CENTRE.flows {
        for node in flow.nodes.iter().filter(|node| node.title.contains("odd at the machine")) {
            let yes = node.choices().iter().find(|choice| choice.label.starts_with("Yes")).unwrap();
            let kind = &flow.node(&yes.to).unwrap().kind;
            let calls = matches!(kind, NodeKind::Outcome(OutcomeKind::HandOff(Some(channel)))
                if *channel == CENTRE.catalogue.emergency_channel);
            assert!(calls, "{slug}#{}: {kind:?}", node.id);
        }
    }
}

#[test]
fn a_warning_below_the_steps_is_noticed() {
    let text = |words: &str| vec![Block::Paragraph(vec![Inline::Text(words.into())])];
    let callout = |kind, words: &str| Block::Callout { kind, blocks: text(words) };
    let steps = || Block::Steps { start: 1, items: vec![text("Send the money.")] };
    let late = |blocks: &[Block]| {
        let mut places = Vec::new();
        late_warnings("here", blocks, &mut places);
        places.len()
    };
    assert_eq!(late(&[callout(CalloutKind::Important, "It is a scam."), steps()]), 0);
    assert_eq!(late(&[steps(), callout(CalloutKind::Important, "It is a scam.")]), 1);
    assert_eq!(late(&[steps(), callout(CalloutKind::Caution, "It costs money.")]), 1);
    assert_eq!(late(&[steps(), callout(CalloutKind::Tip, "It is quicker on Mondays.")]), 0);
}
