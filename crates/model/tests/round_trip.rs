//! Every value that can be in a bundle is read as it was written.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use model::bundle;
use model::messages::{Part, PluralCategory, Selector};
use model::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    ".{0,12}"
}

fn slug() -> impl Strategy<Value = Slug> {
    "[a-z]{1,8}(-[a-z0-9]{1,4})?".prop_map(|name| Slug::new(name).unwrap())
}

fn step() -> impl Strategy<Value = StepId> {
    slug().prop_map(|name| StepId::new(name.as_str()).unwrap())
}

fn section() -> impl Strategy<Value = SectionId> {
    slug().prop_map(|name| SectionId::new(name.as_str()).unwrap())
}

fn channel_id() -> impl Strategy<Value = ChannelId> {
    slug().prop_map(|name| ChannelId::new(name.as_str()).unwrap())
}

fn date() -> impl Strategy<Value = Date> {
    (1970..2999_u16, 1..=12_u8, 1..=31_u8).prop_map(|(year, month, day)| Date { year, month, day })
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        text().prop_map(Target::Web),
        (slug(), option::of(section())).prop_map(|(slug, section)| Target::Article(slug, section)),
        (slug(), option::of(step())).prop_map(|(slug, step)| Target::Flow(slug, step)),
        section().prop_map(Target::Section),
        slug().prop_map(|name| Target::Action(ActionId::new(name.as_str()).unwrap())),
        option::of(channel_id()).prop_map(Target::Contact),
    ]
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![text().prop_map(Inline::Text), text().prop_map(Inline::Code), Just(Inline::Break)];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Inline::Emphasis),
            vec(inner.clone(), 0..3).prop_map(Inline::Strong),
            (target(), vec(inner, 0..3)).prop_map(|(target, content)| Inline::Link { target, content }),
        ]
    })
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    vec(inline(), 0..3)
}

fn block() -> impl Strategy<Value = Block> {
    use prop::sample::select;
    let kinds = [
        CalloutKind::Note,
        CalloutKind::Tip,
        CalloutKind::Important,
        CalloutKind::Warning,
        CalloutKind::Caution,
    ];
    let aligns = [Align::Start, Align::Centre, Align::End];
    let table = (vec(select(aligns.to_vec()), 0..3), vec(inlines(), 0..3), vec(vec(inlines(), 0..3), 0..3));
    let leaf =
        prop_oneof![
            inlines().prop_map(Block::Paragraph),
            (2..=6_u8, section(), inlines()).prop_map(|(level, id, content)| Block::Heading {
                level,
                id,
                content
            }),
            text().prop_map(Block::Code),
            table.prop_map(|(align, header, rows)| Block::Table { align, header, rows }),
            (text(), text(), any::<u32>(), any::<u32>())
                .prop_map(|(file, alt, width, height)| Block::Image { file, alt, width, height }),
            Just(Block::Rule),
        ];
    leaf.prop_recursive(3, 12, 3, move |inner| {
        let items = vec(vec(inner.clone(), 0..3), 0..3);
        prop_oneof![
            items.clone().prop_map(Block::List),
            (any::<u32>(), items).prop_map(|(start, items)| Block::Steps { start, items }),
            (select(kinds.to_vec()), vec(inner.clone(), 0..3))
                .prop_map(|(kind, blocks)| Block::Callout { kind, blocks }),
            vec(inner, 0..3).prop_map(Block::Quote),
        ]
    })
}

fn article() -> impl Strategy<Value = Article> {
    (date(), vec(block(), 0..4), vec(slug(), 0..3)).prop_map(|(updated, blocks, related)| Article {
        updated,
        blocks,
        related,
    })
}

fn node() -> impl Strategy<Value = Node> {
    let choice = (step(), 0..3_usize, text(), inlines()).prop_map(|(to, nth, label, help)| Choice {
        id: ChoiceId::to_target(&to, nth),
        label,
        help,
        to,
    });
    let outcome = prop_oneof![
        Just(OutcomeKind::Resolved),
        Just(OutcomeKind::Advice),
        option::of(channel_id()).prop_map(OutcomeKind::HandOff),
    ];
    let kind = prop_oneof![vec(choice, 0..3).prop_map(NodeKind::Step), outcome.prop_map(NodeKind::Outcome)];
    (step(), text(), vec(block(), 0..2), any::<bool>(), kind)
        .prop_map(|(id, title, body, urgent, kind)| Node { id, title, body, urgent, kind })
}

fn messages() -> impl Strategy<Value = Messages> {
    let selector = prop_oneof![
        any::<u32>().prop_map(Selector::Exactly),
        prop::sample::select(vec![
            PluralCategory::Zero,
            PluralCategory::One,
            PluralCategory::Two,
            PluralCategory::Few,
            PluralCategory::Many,
        ])
        .prop_map(Selector::Category),
    ];
    let plain = || prop_oneof![text().prop_map(Part::Text), text().prop_map(Part::Variable)];
    let plural = (text(), vec((selector, vec(plain(), 0..2)), 0..3), vec(plain(), 0..2))
        .prop_map(|(variable, forms, other)| Part::Plural { variable, forms, other });
    let some = vec(vec(prop_oneof![plain(), plural], 0..3), 4);
    some.prop_map(|some| Messages::new(|name| some.get(name.len() % 9).cloned()))
}

fn file() -> impl Strategy<Value = FileRef> {
    vec(any::<u8>(), 48).prop_map(|sha384| FileRef { sha384 })
}

fn listing() -> impl Strategy<Value = Listing> {
    let detail = (text(), file()).prop_map(|(summary, file)| Detail { summary, file });
    vec(detail, 0..4).prop_map(|details| Listing { details })
}

fn catalogue() -> impl Strategy<Value = Catalogue> {
    use prop::sample::select;
    let topic = (slug(), text(), select(vec![Icon::Account, Icon::Transfer]))
        .prop_map(|(slug, title, icon)| Topic { slug, summary: title.clone(), title, icon });
    let notice = (slug(), text(), vec(block(), 0..2), any::<(u32, u32)>(), vec(any::<u32>(), 0..3)).prop_map(
        |(slug, title, body, (start, end), topics)| Notice {
            slug,
            severity: Severity::Critical,
            title,
            body,
            start,
            end,
            topics,
        },
    );
    let entry = (slug(), any::<bool>(), any::<u32>(), text(), vec(text(), 0..2)).prop_map(
        |(slug, urgent, topic, title, suggest_on)| Entry {
            slug,
            kind: if urgent { EntryKind::Flow } else { EntryKind::Article },
            topic,
            title,
            urgent,
            suggest_on,
        },
    );
    let hours = (0..7_u8, 0..7_u8, 0..1441_u16, 0..1441_u16).prop_map(|(first, last, from, to)| Hours {
        days: Days { first, last },
        from,
        to,
    });
    let times = (0..1441_u16, 0..1441_u16).prop_map(|(from, to)| Times { from, to });
    let exception = (date(), vec(times, 0..3)).prop_map(|(date, times)| Exception { date, times });
    let kinds = [
        ChannelKind::Phone,
        ChannelKind::Chat,
        ChannelKind::SecureMessage,
        ChannelKind::Callback,
        ChannelKind::Branch,
        ChannelKind::Social,
    ];
    let when = (vec(hours, 0..2), vec(exception, 0..2));
    let whom = (vec(text(), 0..3), vec(any::<u32>(), 0..3));
    let channel = (channel_id(), select(kinds.to_vec()), text(), option::of(text()), when, whom).prop_map(
        |(id, kind, name, number, (hours, exceptions), (languages, topics))| Channel {
            id,
            kind,
            note: name.clone(),
            name,
            number_abroad: number.clone(),
            url: number.clone(),
            number,
            hours,
            exceptions,
            languages,
            topics,
        },
    );
    let action = slug()
        .prop_map(|name| Action { id: ActionId::new(name.as_str()).unwrap(), by_hand: name.to_string() });
    let locale = text().prop_map(|tag| Locale {
        name: tag.clone(),
        direction: if tag.len() > 4 { Direction::Rtl } else { Direction::Ltr },
        formats: tag.clone(),
        tag,
    });
    let lists =
        (vec(topic, 0..3), vec(notice, 0..2), vec(entry, 0..3), vec(channel, 0..3), vec(action, 0..2));
    (text(), locale, messages(), lists, channel_id(), (file(), file(), file())).prop_map(
        |(
            bank,
            locale,
            messages,
            (topics, notices, entries, channels, actions),
            emergency_channel,
            (listing, index, suggestions),
        )| Catalogue {
            time_zone: bank.clone(),
            bank,
            locale,
            messages,
            topics,
            notices,
            entries,
            channels,
            emergency_channel,
            actions,
            listing,
            index,
            suggestions,
        },
    )
}

proptest! {
    #[test]
    fn an_article_is_read_as_it_was_written(article in article()) {
        prop_assert_eq!(bundle::read::<Article>(&bundle::write(&article)), Ok(article));
    }

    #[test]
    fn a_flow_is_read_as_it_was_written(
        updated in date(),
        intro in vec(block(), 0..2),
        nodes in vec(node(), 0..4),
        related in vec(slug(), 0..2),
    ) {
        let flow = Flow { updated, intro, nodes, related };
        prop_assert_eq!(bundle::read::<Flow>(&bundle::write(&flow)), Ok(flow));
    }

    #[test]
    fn a_listing_is_read_as_it_was_written(listing in listing()) {
        prop_assert_eq!(bundle::read::<Listing>(&bundle::write(&listing)), Ok(listing));
    }

    #[test]
    fn a_catalogue_is_read_as_it_was_written(catalogue in catalogue()) {
        prop_assert_eq!(bundle::read::<Catalogue>(&bundle::write(&catalogue)), Ok(catalogue));
    }
}
