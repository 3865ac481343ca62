//! What changed: the list we have and the page that came go in, the new list and what was added, changed and removed come out.

use std::cmp::Reverse;
use std::rc::Rc;

use super::channel::Channel;
use super::index::Index;
use super::state::{Changes, Item};
use crate::feed::{Entry, Extent, Millis, first_places};

/// The site owner's tag of entries that stay on top.
pub type Pin = Option<String>;

/// What a page made of a list.
pub struct Merged {
    /// The page's entries.
    pub items: Vec<Rc<Item>>,
    /// What is older.
    pub rest: Vec<Rc<Item>>,
    /// What the page has of the list in its place: there the two join.
    pub met: Vec<Rc<Item>>,
    pub changes: Changes,
    /// The ids of the entries that are new here.
    pub added: Vec<String>,
    /// Ids, and what the publisher made of them.
    pub renamed: Vec<(String, String)>,
}

/// The list that the first page makes.
pub fn first(page: Vec<Rc<Entry>>, now: Millis, pin: &Pin) -> Vec<Rc<Item>> {
    let standings = standings(&page, now);
    let mut items: Vec<_> = page.into_iter().zip(standings).map(|(entry, stands)| item(entry, stands, pin)).collect();
    sort(&mut items);
    items
}

/// An entry that is new here.
fn item(entry: Rc<Entry>, stands: Millis, pin: &Pin) -> Rc<Item> {
    Rc::new(Item { edited: entry.revised(), pinned: is_pinned(&entry, pin), entry, stands })
}

/// The publisher pins an entry, or the site owner does, by a tag.
fn is_pinned(entry: &Entry, pin: &Pin) -> bool {
    entry.pinned || pin.as_ref().is_some_and(|tag| entry.has_tag(tag))
}

/// The list by another pin.
pub fn repin(items: &mut [Rc<Item>], pin: &Pin) {
    for item in items.iter_mut() {
        let pinned = is_pinned(&item.entry, pin);
        if pinned != item.pinned {
            *item = Rc::new(Item { pinned, ..Item::clone(item) });
        }
    }
    sort(items);
}

/// Page 1 onto the list. An id missing from the page is retracted if its date lies within the page; one that is older is
/// just off the page and stays. Where a page is not whole nothing is retracted, unless it shows by its order what it left out.
pub fn merge(old: &[Rc<Item>], page: Vec<Rc<Entry>>, extent: Extent, now: Millis, pin: &Pin) -> Merged {
    let known = Index::of(old, id);
    let places: Vec<Option<usize>> = page.iter().map(|entry| known.place(&entry.id)).collect();
    let mut there = vec![false; old.len()];
    for place in places.iter().flatten() {
        if let Some(there) = there.get_mut(*place) {
            *there = true;
        }
    }
    let moved = moved(old, &places, &page);
    let mut merged = Merged {
        items: Vec::with_capacity(page.len() + old.len()),
        rest: Vec::new(),
        met: Vec::new(),
        changes: Changes::default(),
        added: Vec::new(),
        renamed: Vec::new(),
    };
    // What is older than all we had came up from the next page, when something here went: it is no news. So is what stands
    // after all that is known, where there are no dates to tell.
    let floor = old.iter().filter(|item| !item.pinned).map(|item| item.stands).min();
    let before = |(entry, place): (&Rc<Entry>, &Option<usize>)| place.and_then(|place| old.get(place)).or_else(|| moved.find(entry.url.as_deref()?));
    let befores: Vec<Option<&Rc<Item>>> = page.iter().zip(&places).map(before).collect();
    let last_known = befores.iter().rposition(Option::is_some).unwrap_or(usize::MAX);
    let mut stands = page.iter().find_map(|entry| entry.published).unwrap_or(now);
    for (place, (entry, before)) in page.into_iter().zip(befores).enumerate() {
        // Without a date of its own an entry stays where it was; a new one stands after the one before it.
        stands = entry.published.or(before.map(|before| before.stands)).unwrap_or(stands);
        // What the publisher pins, then or now, stands out of its place and joins nothing.
        merged.met.extend(before.filter(|before| !before.entry.pinned && !entry.pinned).cloned());
        let next = match before {
            None => {
                let comes_up = if entry.published.is_some() { floor.is_some_and(|floor| stands < floor) } else { place > last_known };
                // A pinned one is on top, however old it is.
                if entry.pinned || !comes_up {
                    merged.changes.added += 1;
                    merged.added.push(entry.id.clone());
                }
                item(entry, stands, pin)
            }
            Some(before) if Rc::ptr_eq(&before.entry, &entry) || before.entry == entry => before.clone(),
            Some(before) => {
                if before.entry.id != entry.id {
                    merged.renamed.push((before.entry.id.clone(), entry.id.clone()));
                }
                let edited = if before.entry.says_the_same(&entry) {
                    before.edited
                } else {
                    merged.changes.changed += 1;
                    // A date of change that did not change is not this one's.
                    Some(entry.modified.filter(|_| entry.modified != before.entry.modified).unwrap_or(now))
                };
                Rc::new(Item { edited, pinned: is_pinned(&entry, pin), stands, entry })
            }
        };
        merged.items.push(next);
    }
    // Nothing on it, nothing older has been pushed off it: there is no news any more.
    let empty = merged.items.is_empty();
    let oldest = end(&merged.items);
    let sure = match extent {
        Extent::Whole => true,
        // The next answer may be whole.
        Extent::BrokenOff => false,
        Extent::TooLong => is_newest_first(&merged.items),
    };
    merged.met.retain(|met| oldest.is_some_and(|oldest| met.stands >= oldest));
    let reached = old.iter().zip(&there).rposition(|(item, there)| !item.pinned && *there);
    for (place, (item, _)) in old.iter().zip(&there).enumerate().filter(|(_, (_, there))| !**there) {
        let within = oldest.is_some_and(|oldest| item.stands > oldest) || item.entry.published.is_none() && reached.is_some_and(|reached| place < reached);
        if item.entry.url.as_deref().is_some_and(|url| moved.find(url).is_some()) {
            // It is in the list under its new id.
        } else if !sure {
            merged.rest.push(item.clone());
        } else if empty || within || item.entry.pinned && floor.is_some_and(|floor| item.stands < floor) {
            // Within the page; or it was pulled up from pages that nobody has asked for yet, and is theirs again.
            merged.changes.removed += 1;
        } else {
            merged.rest.push(unpinned(item, pin));
        }
    }
    merged
}

fn is_newest_first(page: &[Rc<Item>]) -> bool {
    page.iter().filter(|item| !item.pinned).is_sorted_by_key(|item| Reverse(item.stands))
}

/// How far back in time a page goes. What stands at the head of a page that is in order otherwise, and is older than what
/// follows, is pinned without saying so.
fn end(page: &[Rc<Item>]) -> Option<Millis> {
    let stands: Vec<Millis> = page.iter().filter(|item| !item.pinned).map(|item| item.stands).collect();
    let head = stands.windows(2).rposition(|pair| matches!(pair, [one, next] if one < next)).map_or(0, |at| at + 1);
    stands.iter().skip(if head * 2 < stands.len() { head } else { 0 }).min().copied()
}

/// What the publisher pins is on page 1: what no longer is goes back to its place in time, unless the site owner pins it, too.
fn unpinned(item: &Rc<Item>, pin: &Pin) -> Rc<Item> {
    if !item.entry.pinned {
        return item.clone();
    }
    let mut item = Item::clone(item);
    Rc::make_mut(&mut item.entry).pinned = false;
    item.pinned = is_pinned(&item.entry, pin);
    Rc::new(item)
}

/// The entries whose publisher gave them other ids: gone by their id, here again by a URL that nothing else has, and with the
/// same date. Found by URL.
fn moved<'a>(old: &'a [Rc<Item>], places: &[Option<usize>], page: &[Rc<Entry>]) -> Index<'a> {
    let mut there: Vec<(&str, Option<Millis>, bool)> =
        page.iter().zip(places).filter_map(|(entry, place)| Some((entry.url.as_deref()?, entry.published, place.is_none()))).collect();
    let mut new: Vec<&str> = there.iter().filter(|(_, _, new)| *new).map(|(url, ..)| *url).collect();
    new.sort_unstable();
    let found: Vec<usize> = old.iter().enumerate().filter(|(_, item)| new.binary_search(&url(item)).is_ok()).map(|(place, _)| place).collect();
    // Of most pages none is: nothing more is sorted.
    if found.is_empty() {
        return Index::among(old, found, url);
    }
    there.sort_unstable();
    let mut ids: Vec<&str> = page.iter().map(|entry| entry.id.as_str()).collect();
    ids.sort_unstable();
    let by_url = Index::of(old, url);
    let renamed = |item: &Rc<Item>| {
        let (address, date) = (url(item), item.entry.published);
        let from = there.partition_point(|(known, ..)| *known < address);
        let mut same = there.iter().skip(from).take_while(|(known, ..)| *known == address);
        same.next().is_some_and(|(_, published, new)| *new && *published == date)
            && same.next().is_none()
            && by_url.count(address) == 1
            && ids.binary_search(&id(item)).is_err()
    };
    Index::among(old, found.into_iter().filter(|place| old.get(*place).is_some_and(renamed)).collect(), url)
}

/// An older page below the list; entries the list has already stay as they are.
pub fn append(old: &[Rc<Item>], page: Vec<Rc<Entry>>, pin: &Pin) -> Vec<Rc<Item>> {
    let known = Index::of(old, id);
    let below = old.last().map_or(0, |item| item.stands);
    let standings = standings(&page, below);
    let new = page.into_iter().zip(standings).filter(|(entry, _)| known.find(&entry.id).is_none());
    let mut items = old.to_vec();
    items.extend(new.map(|(entry, stands)| item(entry, stands, pin)));
    sort(&mut items);
    items
}

/// The feeds as one list. What two of them have, by id or by URL, is the first one's.
pub fn combine(channels: &[Channel]) -> Vec<Rc<Item>> {
    let list = |channel: &Channel| !channel.aside;
    let mut items: Vec<Rc<Item>> = channels.iter().filter(|channel| list(channel)).flat_map(|channel| channel.items.iter().cloned()).collect();
    if channels.len() > 1 {
        // Which feed each is of.
        let of: Vec<usize> =
            channels.iter().enumerate().filter(|(_, channel)| list(channel)).flat_map(|(at, channel)| channel.items.iter().map(move |_| at)).collect();
        let [ids, urls] = [id, url].map(|key: fn(&Item) -> &str| first_places(items.iter().map(|item| key(item)).collect()));
        let mut place = 0..;
        items.retain(|item| {
            let at = place.next().unwrap_or_default();
            let own = |firsts: &[usize]| firsts.get(at).and_then(|first| of.get(*first)) == of.get(at);
            own(&ids) && (url(item).is_empty() || own(&urls))
        });
        sort(&mut items);
    }
    items
}

pub fn sort(items: &mut [Rc<Item>]) {
    items.sort_by_key(|item| (!item.pinned, Reverse(item.stands)));
}

/// Each entry's place in time: its own date, else that of the entry before it.
fn standings(page: &[Rc<Entry>], start: Millis) -> Vec<Millis> {
    let mut last = page.iter().find_map(|entry| entry.published).unwrap_or(start);
    page.iter()
        .map(|entry| {
            last = entry.published.unwrap_or(last);
            last
        })
        .collect()
}

pub fn id(item: &Item) -> &str {
    &item.entry.id
}

fn url(item: &Item) -> &str {
    item.entry.url.as_deref().unwrap_or_default()
}
