//! A value that views follow. One Leptos signal that carries no value stands under all of them: each type of value in a
//! signal of Leptos's own costs half a kilobyte of code (CONTRIBUTING.md, "Size").

use std::cell::RefCell;
use std::rc::Rc;

use super::words::{speaking, spoken};
use leptos::prelude::{ArcTrigger, Notify, RenderEffect, Track, on_cleanup, untrack};
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};

/// Clones are one signal. It lives as long as somebody holds it, so that an answer that comes late finds it alive.
pub struct Signal<T>(Rc<Inner<T>>);

struct Inner<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Signal<T> {
        Signal(self.0.clone())
    }
}

impl<T> Signal<T> {
    pub fn new(value: T) -> Signal<T> {
        Signal(Rc::new(Inner { value: RefCell::new(value), changed: ArcTrigger::new() }))
    }

    /// Reads, and follows: what reads it within an effect runs again when it changes. A debug build warns of a call outside of one.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.0.changed.track();
        self.peek(read)
    }

    /// Reads without following.
    pub fn peek<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.0.value.borrow())
    }

    pub fn update<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        let result = change(&mut self.0.value.borrow_mut());
        self.0.changed.notify();
        result
    }

    pub fn set(&self, value: T) {
        self.update(|old| *old = value);
    }
}

impl<T: Default> Default for Signal<T> {
    fn default() -> Signal<T> {
        Signal::new(T::default())
    }
}

impl<T: Clone> Signal<T> {
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }
}

/// What runs now and whenever what it reads changes, for the element that it was made for, until it is dropped. One of Leptos's that
/// keeps no value, so that there is one type of it, and leaves nothing behind: by itself it would stay on the list of every signal
/// that it read until that changes, and the language, which most words follow, hardly ever does.
pub struct Effect(RenderEffect<()>);

impl Effect {
    pub fn new(mut run: Box<dyn FnMut()>) -> Effect {
        let words = spoken();
        Effect(RenderEffect::new(move |_| speaking(words.clone(), &mut run)))
    }
}

impl Drop for Effect {
    fn drop(&mut self) {
        let effect = self.0.to_any_subscriber();
        effect.clear_sources(&effect);
    }
}

/// Runs once the view it belongs to stands, and whenever what it reads changes, as long as that does.
pub fn watch(run: impl FnMut() + 'static) {
    later(Box::new(run));
}

/// An effect that at first follows nothing but its beginning runs in the same turn of signals as those that follow others.
fn later(mut run: Box<dyn FnMut()>) {
    let begins = ArcTrigger::new();
    let (beginning, mut begun) = (begins.clone(), false);
    let effect = Effect::new(Box::new(move || if std::mem::replace(&mut begun, true) { run() } else { beginning.track() }));
    begins.notify();
    on_cleanup(move || drop(effect));
}

/// A signal that follows others, and tells only of what became different.
pub fn derived<T: PartialEq + 'static>(read: impl Fn() -> T + 'static) -> Signal<T> {
    let signal = Signal::new(untrack(&read));
    let derived = signal.clone();
    watch(move || {
        let value = read();
        if derived.peek(|old| *old != value) {
            derived.set(value);
        }
    });
    signal
}
