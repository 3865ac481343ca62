//! The ticker as a reader sees it: heading, status, entries under their days, MORE NEWS.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::dom::{Attribute, Opener, Pressed, Seat, View, el, flag, live, maybe, on, place, plain, say, words};
use super::formats::FormatsSignal;
use super::parts::{lazy, live_part};
use super::rows::{Look, Motion, Rows};
use super::stretch::or_its;
use super::text::{self, tr};
use crate::browser::page;
use crate::feed::Millis;
use crate::store::signal::{Signal, derived, watch};
use crate::store::{Intent, Store};
use crate::ticker::{Paging, State};

pub fn list(store: Store, formats: FormatsSignal, opener: Opener, end: Outlet, fallback: Option<bool>) -> Vec<View> {
    let (config, ticker) = (store.config.clone(), store.ticker.clone());
    let heading = words(move || {
        let given = config.with(|config| config.heading.clone());
        given.or_else(|| ticker.with(|state| state.title().cloned())).unwrap_or_else(|| tr(text::HEADING).into_owned())
    });
    let ticker = store.ticker.clone();
    let loaded = derived(move || ticker.with(State::loaded));
    let heading = plain("h2", &[("class", "heading"), ("part", "heading"), ("id", "heading")], vec![plain("slot", &[("name", "heading")], vec![heading])]);
    let (absent, waiting, busy) = (loaded.clone(), loaded.clone(), loaded);
    let answered = store.answered.clone();
    let ground = Ground { list: Seat::default(), over: Outlet::default(), end, motion: Rc::default(), moving: Signal::new(false) };
    let (over, rows) = (outlet(&ground.over), ground.list.clone());
    vec![
        el("header", &[("class", "head")], vec![flag("hidden", move || !answered.get())], vec![heading]),
        status(&store, &formats, &ground),
        before_it(waiting, fallback),
        plain("div", &[("class", "over")], vec![over]),
        el(
            "div",
            &[("class", "list"), ("part", "list"), ("role", "feed"), ("aria-labelledby", "heading")],
            vec![live("aria-busy", move || Some((!busy.get()).to_string())), flag("hidden", move || !absent.get()), entries(&store, formats, opener, ground)],
            vec![],
        ),
        empty(&store),
        end_of_it(&store),
        more(store, rows),
    ]
}

/// The line about the news itself; its place is kept. What it says comes with all that keeps the news new, which loads once
/// the first are there.
fn status(store: &Store, formats: &FormatsSignal, ground: &Ground) -> View {
    let answered = store.answered.clone();
    // Of several answers the first counts.
    let answered = derived(move || answered.get());
    let waiting = answered.clone();
    let (store, formats, ground) = (store.clone(), formats.clone(), ground.clone());
    let line = place(move || {
        let (store, formats, ground) = (store.clone(), formats.clone(), ground.clone());
        answered.get().then(|| lazy(&store.clone(), "split_live.wasm", false, move || live_part(store.clone(), formats.clone(), ground.clone())))
    });
    el("div", &[("class", "status"), ("part", "status")], vec![flag("hidden", move || !waiting.get())], vec![line])
}

/// The rows keep themselves within their list.
fn entries(store: &Store, formats: FormatsSignal, opener: Opener, ground: Ground) -> Attribute {
    opener.falls_back_on(&ground.list);
    let (ticker, now) = (store.ticker.clone(), store.now.clone());
    let (seat, mut rows) = (ground.list.clone(), Rows::new(store.clone()));
    // The rows change with the day, and when a date that had yet to come has come: not with every tick.
    let until = Rc::new(Cell::new(Millis::MAX));
    let (time, day, due) = (now.clone(), formats.clone(), until.clone());
    let moment = derived(move || time.with(|now| (day.with(|formats| formats.day_key(*now)), *now >= due.get())));
    let (config, current, listed) = (store.config.clone(), store.current.clone(), store.listed.clone());
    let shape = derived(move || config.with(|config| (config.is_line(), config.promo_every)));
    let mut shown = 0;
    watch(move || {
        listed.with(|_| ());
        let (line, _) = shape.get();
        let Some(list) = ground.list.get() else { return };
        moment.with(|_| ());
        let moving = ground.moving.get();
        let now = now.peek(|now| *now);
        let motion = ground.motion.borrow();
        let motion = motion.as_deref();
        let current = line.then(|| current.get());
        let look = ticker.peek(|state| current.as_ref().map_or_else(|| Look::at(state), |id| Look::at_one(state, id.as_deref())));
        let mut change = || until.set(rows.show(&list, &look, &formats.get(), now, motion));
        // What the reader asked for does not slide.
        let batch = ticker.peek(|state| state.batch.0);
        let news = batch != shown;
        match motion {
            Some(_) if news && moving => return,
            Some(motion) if news => motion.around(&list, &mut change),
            _ => change(),
        }
        shown = batch;
    });
    Attribute::Seat(seat)
}

/// A place for a view that comes later.
pub type Outlet = Signal<Cell<Option<View>>>;

pub fn outlet(outlet: &Outlet) -> View {
    let outlet = outlet.clone();
    place(move || outlet.with(Cell::take))
}

/// Where the entries stand, and how they move; what keeps the news new looks at the one and brings the other.
#[derive(Clone)]
pub struct Ground {
    pub list: Seat,
    /// What stands over them.
    pub over: Outlet,
    /// What stands at the end of the whole.
    pub end: Outlet,
    pub motion: Rc<RefCell<Option<Box<dyn Motion>>>>,
    /// Whether they are on their way: news that come meanwhile are shown after that.
    pub moving: Signal<bool>,
}

/// What is there before the list; and after that, as long as somebody types into a form of the site owner's own, which goes on in ours.
fn before_it(loaded: Signal<bool>, fallback: Option<bool>) -> View {
    let typing = Signal::new(fallback.unwrap_or_default());
    let (begins, ends) = (typing.clone(), typing.clone());
    let attributes =
        vec![flag("hidden", move || loaded.get() && !typing.get()), on("focusin", move |_| begins.set(true)), on("focusout", move |_| ends.set(false))];
    el("div", &[("class", "fallback")], attributes, vec![plain("slot", &[], vec![]), maybe(fallback.is_none().then(outline))])
}

/// Words in place of entries, where there are none.
fn empty(store: &Store) -> View {
    let ticker = store.ticker.clone();
    let there = move || ticker.with(|state| !state.items.is_empty() || !state.loaded());
    let words = plain("slot", &[("name", "empty")], vec![say(text::NO_NEWS)]);
    el("p", &[("class", "empty")], vec![flag("hidden", there)], vec![words])
}

/// Words where there is nothing older left of what was asked for.
fn end_of_it(store: &Store) -> View {
    let ticker = store.ticker.clone();
    el("p", &[("class", "empty")], vec![flag("hidden", move || !ticker.with(State::at_end))], vec![say(text::NO_OLDER)])
}

/// What brings more entries.
fn more(store: Store, rows: Seat) -> View {
    let (there, says) = (store.ticker.clone(), store.ticker.clone());
    let over = derived(move || there.with(|state| state.items.is_empty() || !state.has_more()));
    let gone = over.clone();
    // Whoever pressed it for the last time is led to the last entry: the button has lost the focus by then.
    let pressed = Pressed::default();
    let was_pressed = pressed.clone();
    watch(move || {
        if gone.get()
            && was_pressed.take()
            && let Some(last) = rows.get().and_then(|list| list.last_element_child())
        {
            page::pass_focus(&or_its(last, ".item:last-child"));
        }
    });
    let label = move || {
        tr(says.with(|state| match state.paging() {
            Paging::Loading(_) => text::MORE_LOADING,
            Paging::Failed(_) => text::MORE_FAILED,
            _ => text::MORE_NEWS,
        }))
        .into_owned()
    };
    let hidden = flag("hidden", move || over.get());
    let [click, focus, blur] = pressed.on(move || store.send(Intent::More));
    el("button", &[("class", "more"), ("part", "more"), ("type", "button")], vec![hidden, click, focus, blur], vec![words(label)])
}

/// Quiet bars where the list will be, for a page that gives no fallback of its own.
fn outline() -> View {
    let bars = (0..6).map(|_| plain("div", &[("class", "bar")], vec![])).collect();
    plain("div", &[("class", "outline"), ("aria-hidden", "true")], bars)
}
