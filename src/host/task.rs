use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_util::future::{AbortHandle, abortable};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Asynchronous work. Dropping this cancels it, and drops what it holds.
pub(crate) struct Task {
    handle: AbortHandle,
    is_done: Rc<Cell<bool>>,
}

impl Task {
    /// Starts `work` in a microtask.
    pub(crate) fn start(work: impl Future<Output = ()> + 'static) -> Self {
        Self::start_boxed(Box::pin(work))
    }

    /// One type for all tasks keeps the program small.
    #[inline(never)]
    fn start_boxed(work: Pin<Box<dyn Future<Output = ()>>>) -> Self {
        let (work, handle) = abortable(work);
        let is_done = Rc::new(Cell::new(false));
        let done = is_done.clone();
        spawn_local(async move {
            // An error says that it was cancelled.
            let _ = work.await;
            done.set(true);
        });
        Self { handle, is_done }
    }

    /// Whether it has finished or was cancelled.
    pub(crate) fn is_done(&self) -> bool {
        self.is_done.get()
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.handle.abort();
    }
}

/// A future that is ready after a delay. Dropping it clears its timer.
pub(crate) struct Pause {
    alarm: Rc<Alarm>,
    timer: Option<i32>,
    _ring: Closure<dyn Fn()>,
}

#[derive(Default)]
struct Alarm {
    has_rung: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Pause {
    /// Ready `time` from now.
    pub(crate) fn new(time: Duration) -> Self {
        let alarm = Rc::<Alarm>::default();
        let ringing = alarm.clone();
        let ring = Closure::<dyn Fn()>::new(move || {
            ringing.has_rung.set(true);
            if let Some(waker) = ringing.waker.take() {
                waker.wake();
            }
        });
        let function = ring.as_ref().unchecked_ref();
        let timer = web_sys::window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(function, time.as_millis() as i32)
                .ok()
        });
        Self { alarm, timer, _ring: ring }
    }
}

impl Future for Pause {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.alarm.has_rung.get() {
            return Poll::Ready(());
        }
        self.alarm.waker.replace(Some(context.waker().clone()));
        Poll::Pending
    }
}

impl Drop for Pause {
    fn drop(&mut self) {
        if let (Some(window), Some(timer)) = (web_sys::window(), self.timer) {
            window.clear_timeout_with_handle(timer);
        }
    }
}
