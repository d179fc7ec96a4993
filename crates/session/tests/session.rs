//! What the widget remembers, as its customer sees it.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use flow::Answer;
use model::{ActionId, Choice, ChoiceId, Date, Flow, Node, NodeKind, OutcomeKind, Slug, StepId};
use session::{
    About, ActionRequest, ActionState, ActionStatus, COMMENT_LIMIT, Contact, Delivery, Draft, Failure,
    Invalid, Rating, Reason, Room, Session, Start, Ticket, View,
};

fn slug(name: &str) -> Slug {
    Slug::new(name).unwrap()
}

fn article(name: &str) -> View {
    View::Article(slug(name), None)
}

mod views {
    use super::*;

    #[test]
    fn it_starts_at_home_with_nowhere_to_go_back_to() {
        let session = Session::default();
        assert_eq!(session.view(), &View::Home);
        assert!(!session.can_go_back());
    }

    #[test]
    fn back_returns_to_the_view_before_where_it_was_scrolled_to() {
        let mut session = Session::default();
        session.open(View::Topic(slug("cards")), 0);
        session.open(article("change-pin"), 240);
        assert_eq!(session.scroll(), 0);
        session.back();
        assert_eq!((session.view(), session.scroll()), (&View::Topic(slug("cards")), 240));
    }

    #[test]
    fn opening_the_open_view_again_changes_nothing() {
        let mut session = Session::default();
        session.open(View::Contact(None), 0);
        let before = session.clone();
        session.open(View::Contact(None), 10);
        assert_eq!(session, before);
    }

    #[test]
    fn back_at_home_stays_at_home() {
        let mut session = Session::default();
        session.back();
        assert_eq!(session, Session::default());
    }

    #[test]
    fn views_that_are_gone_are_left_out_also_the_open_one() {
        let mut session = Session::default();
        session.open(View::Topic(slug("cards")), 0);
        session.open(article("change-pin"), 240);
        session.open(article("pin-blocked"), 0);
        let mut without_both = session.clone();
        session.keep_views(&|view| *view != article("pin-blocked"));
        assert_eq!((session.view(), session.scroll()), (&article("change-pin"), 0));

        without_both.keep_views(&|view| !matches!(view, View::Article(..)));
        assert_eq!((without_both.view(), without_both.scroll()), (&View::Topic(slug("cards")), 240));
        without_both.back();
        assert_eq!(without_both.view(), &View::Home);
        without_both.keep_views(&|view| *view == View::Home);
        assert!(!without_both.can_go_back());
    }
}

mod search {
    use super::*;

    #[test]
    fn the_first_letter_opens_the_search_view_and_the_last_one_closes_it() {
        let mut session = Session::default();
        session.set_query("l");
        session.set_query("lo");
        assert_eq!((session.view(), session.query()), (&View::Search, "lo"));
        session.set_query("");
        assert_eq!(session, Session::default());
    }

    #[test]
    fn back_from_an_article_returns_to_what_was_found() {
        let mut session = Session::default();
        session.set_query("lost");
        session.open(article("lost-phone"), 0);
        session.back();
        assert_eq!((session.view(), session.query()), (&View::Search, "lost"));
    }

    #[test]
    fn back_from_what_was_found_empties_the_field() {
        let mut session = Session::default();
        session.set_query("lost");
        session.back();
        assert_eq!(session, Session::default());
    }
}

mod walks {
    use super::*;

    fn id(name: &str) -> StepId {
        StepId::new(name).unwrap()
    }

    fn node(name: &str, targets: &[&str]) -> Node {
        let choice = |to: &&str| Choice {
            id: ChoiceId::new(*to).unwrap(),
            label: (*to).into(),
            help: vec![],
            to: id(to),
        };
        let kind = match targets {
            [] => NodeKind::Outcome(OutcomeKind::Advice),
            _ => NodeKind::Step(targets.iter().map(choice).collect()),
        };
        Node { id: id(name), title: name.into(), body: vec![], urgent: false, kind }
    }

    /// Which shop, then which message, then an outcome; `online` skips the message.
    fn declined() -> Flow {
        Flow {
            updated: Date { year: 2026, month: 10, day: 5 },
            intro: vec![],
            nodes: vec![
                node("where", &["till", "online", "machine"]),
                node("till", &["message", "done"]),
                node("machine", &["message", "done"]),
                node("online", &["done", "where"]),
                node("message", &["done", "where"]),
                node("done", &[]),
            ],
            related: vec![],
        }
    }

    /// Minutes after 1970-01-01T00:00Z.
    const NOW: u32 = 29_900_000;

    fn start() -> Start {
        Start::of(slug("declined"))
    }

    struct Customer(Session, Flow);

    impl Customer {
        fn in_flow() -> Self {
            let mut session = Session::default();
            session.open(View::Flow(start()), 0);
            Self(session, declined())
        }

        fn chooses(mut self, choices: &[&str]) -> Self {
            for choice in choices {
                let step = self.position().node.id.clone();
                let answer = Answer { step, choice: ChoiceId::new(*choice).unwrap() };
                self.0.answer(&start(), &self.1, answer, NOW);
            }
            self
        }

        fn goes_back(mut self) -> Self {
            self.0.back();
            self
        }

        fn changes(mut self, at: usize) -> Self {
            self.0.change_answer(&start(), at);
            self
        }

        fn position(&self) -> flow::Position<'_> {
            flow::walk(&self.1, self.0.answers(&start())).unwrap()
        }

        fn stands_at(&self) -> (&str, usize) {
            let position = self.position();
            (position.node.id.as_str(), position.valid)
        }
    }

    #[test]
    fn answers_lead_to_an_outcome() {
        assert_eq!(Customer::in_flow().chooses(&["till", "message", "done"]).stands_at(), ("done", 3));
    }

    #[test]
    fn back_returns_to_the_question_before_and_from_the_first_one_leaves_the_flow() {
        let customer = Customer::in_flow().chooses(&["till", "message"]).goes_back();
        assert_eq!(customer.stands_at(), ("till", 1));
        let customer = customer.goes_back().goes_back();
        assert_eq!(customer.0.view(), &View::Home);
    }

    #[test]
    fn home_is_one_step_away_and_the_answers_are_kept() {
        let mut customer = Customer::in_flow().chooses(&["till", "message"]);
        customer.0.open(View::Contact(None), 0);
        customer.0.go_home();
        assert_eq!((customer.0.view(), customer.0.can_go_back()), (&View::Home, false));
        assert_eq!((customer.0.walked(), customer.stands_at()), (Some(&start()), ("message", 2)));
        customer.0.go_home();
        assert_eq!(customer.0.view(), &View::Home);
    }

    #[test]
    fn a_flow_that_is_opened_again_after_its_end_starts_anew() {
        let mut customer = Customer::in_flow().chooses(&["till", "done"]);
        customer.0.open(View::Flow(start()), 0);
        assert_eq!(customer.stands_at(), ("where", 0), "the host asks for it while it is open");
        let mut customer = customer.chooses(&["till", "done"]);
        customer.0.go_home();
        customer.0.open(View::Flow(start()), 0);
        assert_eq!(customer.stands_at(), ("where", 0));
    }

    #[test]
    fn it_goes_on_where_it_was_before_its_end_or_when_the_customer_asks_for_that() {
        let mut customer = Customer::in_flow().chooses(&["till"]);
        customer.0.go_home();
        customer.0.open(View::Flow(start()), 0);
        assert_eq!(customer.stands_at(), ("till", 1));
        let mut customer = customer.chooses(&["done"]);
        customer.0.go_home();
        customer.0.go_on(0);
        assert_eq!((customer.0.view(), customer.stands_at()), (&View::Flow(start()), ("done", 2)));
    }

    #[test]
    fn a_flow_that_leads_back_to_the_one_below_finds_its_outcome_there() {
        let mut customer = Customer::in_flow().chooses(&["till", "done"]);
        customer.0.open(View::Flow(Start::of(slug("other"))), 0);
        customer.0.open(View::Flow(start()), 0);
        assert_eq!(customer.stands_at(), ("done", 2));
    }

    #[test]
    fn a_changed_answer_keeps_the_later_ones_that_still_fit() {
        let customer = Customer::in_flow().chooses(&["till", "message", "done"]).changes(1);
        assert_eq!(customer.stands_at(), ("till", 1));
        assert_eq!(customer.chooses(&["message"]).stands_at(), ("done", 3));
    }

    #[test]
    fn a_changed_answer_drops_the_later_ones_that_no_longer_fit() {
        let customer = Customer::in_flow().chooses(&["till", "message", "done"]).changes(0);
        assert_eq!(customer.chooses(&["online"]).stands_at(), ("online", 1));
    }

    #[test]
    fn back_while_changing_an_answer_leaves_it_as_it_was() {
        let customer = Customer::in_flow().chooses(&["till", "message", "done"]).changes(0).goes_back();
        assert_eq!(customer.stands_at(), ("done", 3));
    }

    #[test]
    fn an_article_opened_from_a_flow_does_not_lose_the_place() {
        let mut customer = Customer::in_flow().chooses(&["till"]);
        customer.0.open(article("change-pin"), 0);
        assert_eq!(customer.goes_back().stands_at(), ("till", 1));
    }

    #[test]
    fn a_link_back_to_the_flow_from_an_article_goes_on_where_it_was() {
        let mut customer = Customer::in_flow().chooses(&["till"]);
        customer.0.open(article("change-pin"), 0);
        customer.0.open(View::Flow(start()), 0);
        assert_eq!(customer.stands_at(), ("till", 1));
    }

    #[test]
    fn a_flow_that_was_left_starts_again() {
        let mut customer = Customer::in_flow().chooses(&["till"]);
        while customer.0.can_go_back() {
            customer = customer.goes_back();
        }
        customer.0.open(View::Flow(start()), 0);
        assert_eq!(customer.stands_at(), ("where", 0));
    }

    #[test]
    fn a_link_to_a_step_starts_there_and_has_a_walk_of_its_own() {
        let mut customer = Customer::in_flow().chooses(&["online"]);
        let at_till = Start { flow: slug("declined"), step: Some(id("till")) };
        customer.0.open(View::Flow(at_till.clone()), 0);
        let answer = Answer { step: id("till"), choice: ChoiceId::new("done").unwrap() };
        customer.0.answer(&at_till, &customer.1, answer, NOW);
        assert_eq!(customer.0.answers(&at_till).len(), 1);
        customer.0.return_to(&start());
        assert_eq!(customer.stands_at(), ("online", 1));
    }

    #[test]
    fn a_flow_that_was_opened_from_another_one_leads_back_to_it() {
        let mut customer = Customer::in_flow().chooses(&["till"]);
        assert_eq!(customer.0.flow_below(), None);
        customer.0.open(article("change-pin"), 0);
        customer.0.open(View::Flow(Start::of(slug("lost-card"))), 0);
        assert_eq!(customer.0.flow_below(), Some(&start()));
        customer.0.return_to(&start());
        assert_eq!((customer.0.view(), customer.stands_at()), (&View::Flow(start()), ("till", 1)));
    }

    mod after_a_reload {
        use super::*;

        fn reloaded(saved: &str, minutes_later: u32) -> Customer {
            let mut session = Session::default();
            session.resume(saved, NOW + minutes_later);
            Customer(session, declined())
        }

        #[test]
        fn nothing_is_kept_before_the_first_answer() {
            let mut session = Session::default();
            session.set_query("lost card");
            session.open(article("change-pin"), 0);
            session.open(View::Flow(start()), 0);
            assert_eq!(session.saved(), None);
        }

        #[test]
        fn the_last_walk_goes_on_where_it_was_for_half_an_hour() {
            let saved = Customer::in_flow().chooses(&["till", "message"]).0.saved().unwrap();
            let customer = reloaded(&saved, 30);
            assert_eq!(customer.0.walked(), Some(&start()));
            assert_eq!(customer.stands_at(), ("message", 2));
            assert_eq!(reloaded(&saved, 31).0, Session::default());
        }

        #[test]
        fn every_walk_is_kept_as_long_as_it_is_fresh() {
            let mut session = Customer::in_flow().chooses(&["till", "message"]).0;
            let other = Start { flow: slug("declined"), step: Some(id("till")) };
            let answer = Answer { step: id("till"), choice: ChoiceId::new("done").unwrap() };
            session.answer(&other, &declined(), answer, NOW + 20);
            let saved = session.saved().unwrap();
            let starts = |minutes| reloaded(&saved, minutes).0.all_walked().cloned().collect::<Vec<_>>();
            assert_eq!(starts(30), [start(), other.clone()]);
            assert_eq!(starts(50), [other]);
        }

        #[test]
        fn a_walk_that_is_over_is_over_after_the_reload_too() {
            let saved = Customer::in_flow().chooses(&["till", "done"]).0.saved().unwrap();
            let mut customer = reloaded(&saved, 1);
            assert_eq!(customer.stands_at(), ("done", 2));
            customer.0.open(View::Flow(start()), 0);
            assert_eq!(customer.stands_at(), ("where", 0));
        }

        #[test]
        fn a_clock_that_was_put_back_ends_it() {
            let saved = Customer::in_flow().chooses(&["till"]).0.saved().unwrap();
            let mut session = Session::default();
            session.resume(&saved, NOW - 1);
            assert_eq!(session.walked(), None);
        }

        #[test]
        fn answers_that_no_longer_fit_are_left_out() {
            let saved = Customer::in_flow().chooses(&["till", "message"]).0.saved().unwrap();
            let mut customer = reloaded(&saved, 1);
            customer.1.nodes[1] = node("till", &["done", "online"]);
            assert_eq!(customer.stands_at(), ("till", 1));
        }

        #[test]
        fn a_walk_that_was_taken_back_or_started_again_is_kept_no_more() {
            assert_eq!(Customer::in_flow().chooses(&["till"]).goes_back().0.saved(), None);
            let mut customer = Customer::in_flow().chooses(&["till"]);
            customer.0.restart(&start());
            assert_eq!(customer.0.saved(), None);
        }

        #[test]
        fn a_walk_from_a_step_that_was_linked_to_goes_on_too() {
            let at_till = Start { flow: slug("declined"), step: Some(id("till")) };
            let mut session = Session::default();
            let answer = Answer { step: id("till"), choice: ChoiceId::new("message").unwrap() };
            session.answer(&at_till, &declined(), answer.clone(), NOW);
            let customer = reloaded(&session.saved().unwrap(), 1);
            assert_eq!(customer.0.answers(&at_till), [answer]);
        }

        #[test]
        fn what_was_dismissed_stays_dismissed() {
            let mut session = Session::default();
            session.dismiss(&slug("app-update"));
            let customer = reloaded(&session.saved().unwrap(), 1000);
            assert!(customer.0.is_dismissed(&slug("app-update")));
            assert_eq!(customer.0.walked(), None);
        }

        #[test]
        fn what_is_no_saved_walk_changes_nothing() {
            for saved in [
                "",
                "at",
                "at x\nflow declined",
                "flow ../x\nat 5",
                "\u{0}\n\n  answer a b",
                "over\nanswer a b\nat 5",
                "flow a b c\nanswer",
            ] {
                assert_eq!(reloaded(saved, 0).0, Session::default(), "{saved:?}");
            }
        }
    }

    #[test]
    fn a_new_release_of_the_flow_keeps_the_answers_that_still_fit() {
        let mut customer = Customer::in_flow().chooses(&["till", "message"]);
        customer.1.nodes[1] = node("till", &["done", "online"]);
        assert_eq!(customer.stands_at(), ("till", 1));
        assert_eq!(customer.chooses(&["done"]).stands_at(), ("done", 2));
    }
}

mod telling {
    use super::*;

    fn freeze() -> ActionId {
        ActionId::new("freeze-card").unwrap()
    }

    fn told(state: ActionState, words: &str) -> ActionStatus {
        ActionStatus { state, words: words.into() }
    }

    /// A customer who has asked for their card to be frozen.
    fn asked() -> (Session, ActionRequest) {
        let mut session = Session::default();
        session.open(article("lost-card"), 0);
        let asked = session.ask(&freeze(), "We have asked.".into(), "Under way".into()).unwrap();
        (session, asked)
    }

    #[test]
    fn an_action_is_under_way_until_the_host_says_how_it_went() {
        let (mut session, asked) = asked();
        assert_eq!(session.action_status(&freeze()), Some(&told(ActionState::Pending, "We have asked.")));
        assert_eq!((session.announcement(), session.is_replied(asked)), ("Under way", false));
        session.reply(asked, told(ActionState::Done, "Frozen."), "Done: Frozen.".into());
        assert_eq!(session.action_status(&freeze()), Some(&told(ActionState::Done, "Frozen.")));
        assert_eq!((session.announcement(), session.is_replied(asked)), ("Done: Frozen.", true));
        assert_eq!(session.action_status(&ActionId::new("order-card").unwrap()), None);
    }

    #[test]
    fn a_later_reply_takes_the_place_of_an_earlier_one() {
        let (mut session, asked) = asked();
        for told in [
            told(ActionState::Pending, "Still at it."),
            told(ActionState::Failed, "No."),
            told(ActionState::Done, "It worked after all."),
            told(ActionState::Unknown, "Look at your cards."),
        ] {
            session.reply(asked, told.clone(), "…".into());
            assert_eq!(session.action_status(&freeze()), Some(&told));
        }
    }

    #[test]
    fn what_is_under_way_is_not_asked_for_again_and_what_failed_is() {
        let (mut session, first) = asked();
        assert_eq!(session.ask(&freeze(), "Again.".into(), "Again.".into()), None);
        session.reply(first, told(ActionState::Failed, "No."), "No.".into());
        let second = session.ask(&freeze(), "Again.".into(), "Again.".into()).unwrap();
        assert_eq!(session.action_status(&freeze()).unwrap().state, ActionState::Pending);
        // What the first try comes to by now says nothing about the second.
        session.reply(first, told(ActionState::Done, "Frozen."), "Frozen.".into());
        assert_eq!(session.action_status(&freeze()).unwrap().state, ActionState::Pending);
        session.reply(second, told(ActionState::Done, "Frozen."), "Frozen.".into());
        assert_eq!(session.action_status(&freeze()).unwrap().state, ActionState::Done);
    }

    #[test]
    fn each_action_has_its_own_state() {
        let (mut session, asked) = asked();
        let order = ActionId::new("order-card").unwrap();
        session.explain(&order, "Open the app.".into(), "Open the app.".into());
        session.reply(asked, told(ActionState::Failed, "No."), "No.".into());
        assert_eq!(session.action_status(&order), Some(&told(ActionState::ByHand, "Open the app.")));
        assert_eq!(session.action_status(&freeze()), Some(&told(ActionState::Failed, "No.")));
    }

    #[test]
    fn a_reply_after_the_view_was_left_is_announced_and_shown_nowhere() {
        for leave in [
            (|session: &mut Session| session.open(View::Contact(None), 0)) as fn(&mut Session),
            Session::back,
            Session::go_home,
        ] {
            let (mut session, asked) = asked();
            leave(&mut session);
            assert_eq!(session.action_status(&freeze()), None);
            session.reply(asked, told(ActionState::Done, "Frozen."), "Done: Frozen.".into());
            assert_eq!((session.announcement(), session.action_status(&freeze())), ("Done: Frozen.", None));
            assert!(!session.is_replied(asked));
        }
    }

    #[test]
    fn only_names_of_the_list_are_outcomes() {
        let names = ["done", "failed", "pending", "Done", "success", "ok", "", "by-hand"];
        let known = names.map(|name| ActionState::from_name(name).is_some());
        assert_eq!(known, [true, true, true, false, false, false, false, false]);
    }
}

mod feedback {
    use super::*;

    fn draft(change: impl FnOnce(&mut Draft)) -> Draft {
        let mut draft = Draft::default();
        draft.edit(change);
        draft
    }

    #[test]
    fn a_rating_is_needed() {
        assert_eq!(Draft::default().problems(), [Invalid::RatingMissing]);
    }

    #[test]
    fn nobody_has_to_say_why() {
        let mut bad = draft(|draft| draft.rating = Some(Rating::Helped(false)));
        assert_eq!(bad.problems(), []);
        bad.edit(|draft| draft.reason = Some(Reason::Unclear));
        assert_eq!((bad.problems(), bad.reason), (vec![], Some(Reason::Unclear)));
    }

    #[test]
    fn a_good_rating_drops_the_reason_of_the_bad_one() {
        let mut draft = draft(|draft| {
            draft.rating = Some(Rating::Stars(1));
            draft.reason = Some(Reason::Wrong);
        });
        draft.edit(|draft| draft.rating = Some(Rating::Stars(5)));
        assert_eq!(draft.reason, None);
    }

    #[test]
    fn a_comment_may_have_so_many_characters_and_no_more() {
        let with = |length| {
            draft(|draft| {
                draft.rating = Some(Rating::Stars(5));
                draft.comment = "é".repeat(length);
            })
        };
        assert_eq!(with(COMMENT_LIMIT).problems(), []);
        assert_eq!(with(COMMENT_LIMIT + 2).problems(), [Invalid::CommentTooLong(2)]);
    }

    #[test]
    fn a_customer_hears_how_long_a_comment_may_get_when_it_may_not_get_much_longer() {
        let room = |length| draft(|draft| draft.comment = "é".repeat(length)).room();
        for (length, expected, is_short) in [
            (0, Room::Left(COMMENT_LIMIT), false),
            (COMMENT_LIMIT - 21, Room::Left(21), false),
            (COMMENT_LIMIT - 20, Room::Left(20), true),
            (COMMENT_LIMIT, Room::Left(0), true),
            (COMMENT_LIMIT + 1, Room::Over(1), true),
        ] {
            assert_eq!((room(length), room(length).is_short()), (expected, is_short));
        }
    }

    fn ticket(key: &str) -> Ticket {
        Ticket { key: key.into(), reference: "K7PM-3QXW".into(), created: "2026-11-22T09:00:00.000Z".into() }
    }

    #[test]
    fn another_try_uses_the_same_key_and_keeps_the_words() {
        let mut draft = draft(|draft| draft.comment = "Thank you".into());
        assert_eq!(draft.start_sending(|| ticket("first")), ticket("first"));
        draft.delivery = Delivery::Failed(Failure::Refused);
        assert_eq!(draft.start_sending(|| ticket("second")), ticket("first"));
        assert_eq!((draft.delivery, draft.comment.as_str()), (Delivery::Sending, "Thank you"));
    }

    #[test]
    fn words_that_were_changed_after_a_failure_get_a_key_of_their_own() {
        let mut draft = Draft::default();
        draft.start_sending(|| ticket("first"));
        draft.delivery = Delivery::Failed(Failure::Full);
        draft.edit(|draft| draft.comment = "And another thing".into());
        assert_eq!(draft.start_sending(|| ticket("second")), ticket("second"));
    }

    #[test]
    fn what_is_heard_of_a_delivery_goes_to_the_draft_that_was_sent_and_to_no_other() {
        let mut session = Session::default();
        let mut sent = draft(|draft| draft.comment = "Thank you".into());
        sent.start_sending(|| ticket("first"));
        session.set_draft(&About::Help, sent);
        let other = About::Article(slug("change-pin"));
        session.set_draft(&other, draft(|draft| draft.comment = "Too long".into()));
        session.set_delivery("first", Delivery::Waiting { is_kept: true });
        assert_eq!(session.draft(&About::Help).delivery, Delivery::Waiting { is_kept: true });
        assert_eq!(session.draft(&other).delivery, Delivery::Writing);
    }

    #[test]
    fn what_becomes_of_feedback_is_seen_in_its_own_form_only() {
        let mut session = Session::default();
        let mut sent = Draft::default();
        sent.start_sending(|| ticket("first"));
        session.set_draft(&About::Help, sent);
        assert!(!session.shows_ticket("first"));
        session.open(View::Feedback(About::Help), 0);
        assert!(session.shows_ticket("first") && !session.shows_ticket("second"));
        session.open(View::Contact(None), 0);
        assert!(!session.shows_ticket("first"));
    }

    #[test]
    fn after_one_piece_has_arrived_the_next_starts_empty() {
        let sent = || {
            let mut sent = draft(|draft| draft.comment = "Thank you".into());
            sent.start_sending(|| ticket("first"));
            sent.delivery = Delivery::Sent;
            sent
        };
        let mut next = sent();
        next.edit(|draft| draft.rating = Some(Rating::Stars(4)));
        assert_eq!((next.comment.as_str(), next.delivery), ("", Delivery::Writing));

        let mut session = Session::default();
        session.set_draft(&About::Help, sent());
        session.open(View::Feedback(About::Help), 0);
        assert_eq!(session.draft(&About::Help), Draft::default());
    }

    #[test]
    fn who_wants_an_answer_says_where_to() {
        let with = |contact: &str| draft(|draft| draft.contact = Some(contact.into()));
        for (contact, kind) in [
            ("maya@example.com", Some(Contact::Email)),
            (" 020 7946 0123 ", Some(Contact::Phone)),
            ("+44 20 7946 0123", Some(Contact::Phone)),
            ("", None),
            ("maya@example", None),
            ("maya@@example.com", None),
            ("maya@example..com", None),
            ("maya@.example.com", None),
            ("maya@example.com.", None),
            ("maya at example.com", None),
            ("my phone 020 7946 0123", None),
            ("4111 1111 1111 1111", None),
            ("123456", None),
        ] {
            assert_eq!(with(contact).contact_kind(), kind, "{contact}");
            let is_named = with(contact).problems().contains(&Invalid::NoContact);
            assert_eq!(is_named, kind.is_none(), "{contact}");
        }
        assert!(!Draft::default().problems().contains(&Invalid::NoContact));
        assert_eq!(with(&["a@b.", &"c".repeat(300)].concat()).contact_kind(), None);
    }

    #[test]
    fn each_subject_has_its_own_draft() {
        let mut session = Session::default();
        let about = About::Article(slug("change-pin"));
        session.set_draft(&about, draft(|draft| draft.comment = "Thank you".into()));
        assert_eq!(session.draft(&about).comment, "Thank you");
        assert_eq!(session.draft(&About::Help), Draft::default());
    }
}
