//! What goes on later: after an await, after some time, when the host or the feedback on its way has news. All of it goes
//! through here, because the panel may be gone by then: customers log out, and hosts remove the element, at any moment.

use std::time::Duration;

use leptos::prelude::*;

use super::{App, Parts};
use crate::host::{Pause, Task};

/// Does `work` as long as the panel is there: it may use the app after each await. When the panel is taken away, the work
/// ends where it waits, and all that it holds is dropped.
pub(super) fn spawn(parts: StoredValue<Parts, LocalStorage>, work: impl Future<Output = ()> + 'static) {
    let task = Task::start(work);
    // A task of a panel that is gone is dropped here.
    parts.try_update_value(|parts| {
        parts.tasks.retain(|task| !task.is_done());
        parts.tasks.push(task);
    });
}

impl App {
    /// Does `work` as long as the panel is there: it may use the app after each await. When the panel is taken away, the
    /// work ends where it waits, and all that it holds is dropped.
    pub(crate) fn spawn(self, work: impl Future<Output = ()> + 'static) {
        spawn(self.parts, work);
    }

    /// Does `work` after `time`, if the panel is still there.
    pub(crate) fn after(self, time: Duration, work: impl FnOnce() + 'static) {
        let pause = Pause::new(time);
        self.spawn(async move {
            pause.await;
            work();
        });
    }

    /// What others may call at any time: it does nothing once the panel is gone.
    pub(crate) fn callback<T: 'static>(self, work: impl Fn(Self, T) + 'static) -> impl Fn(T) + 'static {
        move |value| {
            if !self.parts.is_disposed() {
                work(self, value);
            }
        }
    }
}
