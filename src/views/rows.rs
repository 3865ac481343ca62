//! The entries in view as rows of the list. A row stays the same row while its entry stays; only a row whose entry, day or
//! formats changed is built anew, over the nodes it has, and only a row that stands elsewhere is moved.

use std::rc::Rc;

use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Node};

use super::item::{Promo, Shown, When, item};
use super::render;
use crate::browser::intl::Formats;
use crate::feed::Millis;
use crate::store::Store;
use crate::ticker::{Index, Item, State, id, promos};

/// How rows that change move, and where each stands. A trait, so that its code can come later.
pub trait Motion {
    /// What a change is wrapped in.
    fn around(&self, list: &Element, change: &mut dyn FnMut());
    /// Puts them in order; the first `same` stand well.
    fn arrange(&self, list: &Element, rows: &mut [Box<Row>], same: usize);
}

/// A publisher's clock may go before the reader's by so much.
const SOON_MS: Millis = 5 * 60_000;

/// What of the state is shown. A copy: whatever happens to nodes may call the page, and the page may change the state.
pub struct Look {
    items: Vec<Rc<Item>>,
    /// How many entries stand before them.
    before: usize,
    size: i32,
    since: Option<Millis>,
    /// One alone, without the headings of days.
    alone: bool,
}

impl Look {
    pub fn at(state: &State) -> Look {
        Look { items: state.visible().cloned().collect(), before: 0, size: state.size(), since: state.since, alone: false }
    }

    /// At one entry, or at the first.
    pub fn at_one(state: &State, id: Option<&str>) -> Look {
        let before = id.and_then(|id| state.place(id)).unwrap_or_default();
        Look { items: state.visible().skip(before).take(1).cloned().collect(), before, size: state.size(), since: None, alone: true }
    }
}

/// All rows of a list, in order.
#[expect(clippy::vec_box, reason = "rows are moved often, and the code for moving what is large is 290 bytes of brotli")]
pub struct Rows {
    store: Store,
    rows: Vec<Box<Row>>,
    /// How many rows there ever were.
    numbers: u32,
    /// How many entries there are to a promo.
    promo_every: usize,
    /// What their times were written with.
    formats: Option<Rc<Formats>>,
}

#[wasm_bindgen]
extern "C" {
    /// A row's place and the list's length as properties (ARIA 1.2, "aria-posinset" and "aria-setsize"): an entry on top moves all
    /// others, and bringing over a text for each would take longer than setting it.
    type Aria;
    #[wasm_bindgen(method, setter, js_name = ariaPosInSet)]
    fn set_place(this: &Aria, place: u32);
    #[wasm_bindgen(method, setter, js_name = ariaSetSize)]
    fn set_size(this: &Aria, size: i32);
}

pub struct Row {
    shown: Shown,
    /// Rows with the same are of one day.
    day_key: Option<Rc<str>>,
    /// Its place in the list, from 1, and the list's length.
    place: (usize, i32),
    /// Its place before, if it had one and stands there.
    pub before: Option<usize>,
    view: render::Shown,
}

impl Rows {
    pub fn new(store: Store) -> Rows {
        Rows { store, rows: Vec::new(), numbers: 0, promo_every: 0, formats: None }
    }

    /// Makes `list` show the entries in view. What comes out is when one of them will read differently, if nothing else changes.
    pub fn show(&mut self, list: &Element, look: &Look, formats: &Rc<Formats>, now: Millis, motion: Option<&dyn Motion>) -> Millis {
        let rewrite = !self.formats.as_ref().is_some_and(|before| Rc::ptr_eq(before, formats));
        self.formats = Some(formats.clone());
        let size = look.size;
        let mut old = std::mem::take(&mut self.rows);
        // What stands first as it stood first is not looked up, nor looked at where it stands: entries often come at the end.
        let same = old.iter().zip(&look.items).take_while(|(row, item)| Rc::ptr_eq(&row.shown.item, item) || row.shown.item.entry.id == item.entry.id).count();
        let mut before: Vec<Option<Box<Row>>> = old.split_off(same).into_iter().map(Some).collect();
        let items: Vec<Rc<Item>> = before.iter().flatten().map(|row| row.shown.item.clone()).collect();
        let (index, mut first) = (Index::of(&items, id), old.into_iter());
        let (mut last_day, mut new_above, mut until) = (None, false, Millis::MAX);
        let latest = formats.latest_days(now);
        let found: Vec<Option<Box<Row>>> =
            look.items.iter().map(|item| first.next().or_else(|| before.get_mut(index.place(&item.entry.id)?)?.take())).collect();
        let every = self.store.config.peek(|config| config.promo_every);
        // At another pace they stand elsewhere.
        let paced = std::mem::replace(&mut self.promo_every, every) == every;
        let had: Vec<bool> = found.iter().map(|row| paced && row.as_ref().is_some_and(|row| row.shown.promo != Promo::None)).collect();
        let (mut promos, mut first_promo) = (promos(&had, every).into_iter(), true);
        for (index, (item, row)) in look.items.iter().zip(found).enumerate() {
            let promo = match (promos.next(), first_promo) {
                (Some(true), true) => Promo::First,
                (Some(true), false) => Promo::Other,
                _ => Promo::None,
            };
            first_promo &= promo == Promo::None;
            let alone = look.alone || item.pinned;
            let known = row.as_ref().filter(|row| !rewrite && Rc::ptr_eq(&row.shown.item, item)).map(|row| row.day_key.clone());
            let day_key = known.unwrap_or_else(|| (!alone && item.entry.published.is_some()).then(|| formats.day_key(item.stands).into()));
            let day = day_key.as_ref().filter(|_| day_key != last_day).map(|key| formats.day(item.stands, key, &latest));
            if day_key.is_some() {
                last_day.clone_from(&day_key);
            }
            let is_new = !item.pinned && look.since.is_some_and(|since| item.stands > since);
            let since = std::mem::replace(&mut new_above, is_new) && !is_new && !item.pinned;
            let soon = item.entry.published.filter(|at| (now + 1..=now + SOON_MS).contains(at));
            until = until.min(soon.unwrap_or(until));
            let when = match (soon, alone) {
                (Some(_), _) => When::Now,
                (None, true) if latest.first() != Some(&formats.day_key(item.stands)) => When::Date,
                _ => When::Time,
            };
            let mut row = match row {
                Some(mut row) => {
                    let old = &row.shown;
                    if rewrite || !Rc::ptr_eq(&old.item, item) || old.day != day || (old.since, old.when, old.promo, old.alone) != (since, when, promo, alone) {
                        row.shown = Shown { number: old.number, item: item.clone(), day, since, when, promo, alone };
                        self::item(&row.shown, formats, &self.store).rebuild(&mut row.view);
                    }
                    row
                }
                None => {
                    self.numbers = self.numbers.wrapping_add(1);
                    let shown = Shown { number: self.numbers, item: item.clone(), day, since, when, promo, alone };
                    Box::new(Row { view: self::item(&shown, formats, &self.store).build(), shown, day_key: None, place: (0, 0), before: None })
                }
            };
            row.day_key = day_key;
            row.stands_at(look.before + index + 1, size);
            self.rows.push(row);
        }
        for mut row in before.into_iter().flatten() {
            row.view.unmount();
        }
        match motion {
            Some(motion) => motion.arrange(list, &mut self.rows, same),
            None => arrange(list, &mut self.rows, same),
        }
        until
    }
}

/// From the last to the first, so that each knows what it stands before.
fn arrange(list: &Element, rows: &mut [Box<Row>], same: usize) {
    let mut next: Option<Node> = None;
    for row in rows.iter_mut().skip(same).rev() {
        let node = row.element().map(|element| Node::from(element.clone()));
        if row.before.is_none() || node.as_ref().and_then(Node::next_sibling) != next {
            row.mount(list, next.as_ref());
        }
        next = node;
    }
}

impl Row {
    fn stands_at(&mut self, place: usize, size: i32) {
        self.before = Some(self.place.0).filter(|before| *before > 0);
        let Some(element) = self.element() else { return };
        let element: &Aria = element.unchecked_ref();
        if self.place.0 != place {
            element.set_place(place as u32);
        }
        if self.place.1 != size {
            element.set_size(size);
        }
        self.place = (place, size);
    }

    pub fn element(&self) -> Option<&Element> {
        self.view.element()
    }

    pub fn mount(&mut self, parent: &Element, next: Option<&Node>) {
        self.view.mount(parent, next);
    }

    /// To be mounted elsewhere.
    pub fn take_out(&mut self) {
        self.view.unmount();
        self.before = None;
    }
}
