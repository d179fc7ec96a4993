//! Asynchronous work: after an await, after a delay, or when the host or feedback has news. All of it goes through here,
//! because the panel may be gone by then: customers log out, and hosts remove the element, at any moment.

use std::time::Duration;

use leptos::prelude::*;

use super::{App, Parts};
use crate::host::{Pause, Task};

/// Does `work` as long as the panel is mounted, so it may use the app after each await. Unmounting cancels the work, and
/// drops what it holds.
pub(super) fn spawn(parts: StoredValue<Parts, LocalStorage>, work: impl Future<Output = ()> + 'static) {
    let task = Task::start(work);
    // Where the panel is gone, this drops the task.
    parts.try_update_value(|parts| {
        parts.tasks.retain(|task| !task.is_done());
        parts.tasks.push(task);
    });
}

impl App {
    /// Does `work` as long as the panel is mounted, so it may use the app after each await. Unmounting cancels the work,
    /// and drops what it holds.
    pub(crate) fn spawn(self, work: impl Future<Output = ()> + 'static) {
        spawn(self.parts, work);
    }

    /// Does `work` after `time`, if the panel is still mounted.
    pub(crate) fn after(self, time: Duration, work: impl FnOnce() + 'static) {
        let pause = Pause::new(time);
        self.spawn(async move {
            pause.await;
            work();
        });
    }

    /// A function for others to call at any time: it does nothing once the panel is gone.
    pub(crate) fn callback<T: 'static>(self, work: impl Fn(Self, T) + 'static) -> impl Fn(T) + 'static {
        move |value| {
            if !self.parts.is_disposed() {
                work(self, value);
            }
        }
    }
}
