//! A thousand random days of feedback: the laws of delivery hold in all of them.
//!
//! Everything goes through [`dispatch::run`], as in a browser; [`world`] and [`server`] play what is around it.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

mod laws;
mod server;
mod world;

use world::{Summary, World};

const TRACES: u64 = 1000;
const STEPS: usize = 150;

#[test]
fn feedback_arrives_once_or_the_customer_is_told() {
    let mut summary = Summary::new();
    for seed in 0..TRACES {
        let mut world = World::new(seed);
        for _ in 0..STEPS {
            world.step();
        }
        world.recover();
        world.check_end();
        *world.summary.entry("traces with a torn store").or_default() += u32::from(world.is_torn);
        *world.summary.entry("traces with wrong clocks").or_default() += u32::from(world.was_set);
        for (what, count) in world.summary {
            *summary.entry(what).or_default() += count;
        }
    }
    for (what, count) in &summary {
        println!("{count:>7} {what}");
    }
    for rare in ["items expired", "items refused for want of room", "last tries", "clocks set wrong"] {
        assert!(summary.contains_key(rare), "no {rare}");
    }
}
