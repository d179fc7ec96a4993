use model::{Channel, ChannelId, ChannelKind};

use crate::clock::Offset;
use crate::opening::{Opening, always_open, opening};

/// A channel that a customer may use, now or later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer<'a> {
    /// The channel.
    pub channel: &'a Channel,
    /// Whether it is open; none where nobody knows, because the bank's clocks are not known.
    pub opening: Option<Opening>,
    /// While it is closed, an offered one that is open.
    pub instead: Option<&'a Channel>,
}

impl Offer<'_> {
    /// Whether somebody answers now, for sure.
    pub fn is_open(&self) -> bool {
        self.opening.is_some_and(Opening::is_open)
    }

    fn is_closed(&self) -> bool {
        self.opening.is_some_and(|opening| !opening.is_open())
    }
}

/// The channels to offer at `now`, the best first. `bank` is what the bank's clocks show; none where nobody knows, and then
/// only of a channel that is open by any clock is it known whether it is open.
///
/// - With a topic, only the channels that serve it, and the emergency line, which is in every list. If nothing but that
///   line were left, all channels are offered: nobody is left without a human for what is not urgent.
/// - Without a topic, as on the view of all contacts, all channels.
/// - For an urgent matter the emergency line comes first. For another matter with a topic it comes last.
/// - Then channels for the topic before those for everything, closed ones last, and the editors' order.
/// - A closed channel names an open one of the list instead: of its kind if there is one, else a telephone, a chat, a
///   callback, a message or a social network, in this order. A branch is never named, for nobody is there at once; the
///   emergency line only for an urgent matter.
pub fn offer<'a>(
    channels: &'a [Channel],
    emergency: &ChannelId,
    topic: Option<u32>,
    urgent: bool,
    now: u32,
    bank: Option<Offset<'_>>,
) -> Vec<Offer<'a>> {
    let is_emergency = |channel: &Channel| channel.id == *emergency;
    let serves = |channel: &Channel| {
        channel.topics.is_empty() || topic.is_none_or(|topic| channel.topics.contains(&topic))
    };
    let is_served = channels.iter().any(|channel| !is_emergency(channel) && serves(channel));
    let rank = |offer: &Offer<'_>| {
        let group = match (is_emergency(offer.channel), topic) {
            (true, _) if urgent => 0,
            (true, Some(_)) => 3,
            (false, Some(_)) if !offer.channel.topics.is_empty() => 1,
            _ => 2,
        };
        (group, offer.is_closed())
    };
    let opening = |channel: &Channel| match bank {
        Some(offset) => Some(opening(channel, now, offset)),
        None => always_open(channel, now).then_some(Opening::Always),
    };
    let mut offers: Vec<Offer<'a>> = Vec::new();
    for channel in channels {
        if !is_served || serves(channel) || is_emergency(channel) {
            let offer = Offer { channel, opening: opening(channel), instead: None };
            let at = offers.iter().position(|other| rank(&offer) < rank(other)).unwrap_or(offers.len());
            offers.insert(at, offer);
        }
    }
    for at in 0..offers.len() {
        if offers[at].is_closed() {
            let may_be_named = |channel: &Channel| urgent || !is_emergency(channel);
            offers[at].instead = instead(offers[at].channel.kind, &offers, may_be_named);
        }
    }
    offers
}

/// The open channel to name instead of one of that kind.
fn instead<'a>(
    kind: ChannelKind,
    offers: &[Offer<'a>],
    may_be_named: impl Fn(&Channel) -> bool,
) -> Option<&'a Channel> {
    let open = offers.iter().filter(|offer| offer.is_open()).map(|offer| offer.channel);
    let named = open.filter(|channel| channel.kind != ChannelKind::Branch && may_be_named(channel));
    named.min_by_key(|channel| if channel.kind == kind { 0 } else { nearness(channel.kind) })
}

/// How far a channel is from talking to somebody now.
fn nearness(kind: ChannelKind) -> u8 {
    match kind {
        ChannelKind::Phone => 1,
        ChannelKind::Chat => 2,
        ChannelKind::Callback => 3,
        ChannelKind::SecureMessage => 4,
        ChannelKind::Social => 5,
        ChannelKind::Branch => 6,
    }
}
