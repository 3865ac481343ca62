//! The edition: entries come in at the desk and go out again; what the feed shows is this list, newest first.

use news_widget::feed::date;
use serde_json::Value;

use super::clock::{Seconds, now, rfc3339};
use super::stories::{Copy, Entry, Place, Stories, address, change};

/// Minutes before opening at which the opening edition's stories were published, newest first: three days of a small town.
const OPENING_AGES: [i64; 24] = [4, 23, 51, 88, 147, 205, 276, 341, 430, 755, 812, 901, 1010, 1122, 1260, 1475, 1580, 1730, 1905, 2120, 2490, 2870, 3240, 3960];
/// What was published longer ago than this has been edited by the time the newsroom opens, if it ever is.
const EDITED_AFTER_MIN: i64 = 180;
/// How long after publication that was.
const EDITED_MIN: i64 = 47;
/// The desk's day, over and over.
const TURNS: [Turn; 5] = [Turn::Publish, Turn::Publish, Turn::Edit, Turn::Publish, Turn::Retract];
/// Where the entry stands that a turn retracts.
const RETRACTED_PLACE: usize = 4;
/// Older entries are dropped, or a newsroom left alone would grow for ever.
const MOST: usize = 500;

#[derive(Clone, Copy)]
enum Turn {
    Publish,
    Edit,
    Retract,
}

/// One change of the edition: the data of the stream's `update`.
#[derive(Clone, PartialEq, Debug)]
pub struct Update {
    pub kind: &'static str,
    pub id: String,
}

/// Why the desk could not do it.
#[derive(Debug)]
pub enum Refusal {
    NoId,
    Unknown(String),
    Taken(String),
}

pub struct Edition {
    stories: Stories,
    place: Place,
    entries: Vec<Entry>,
    /// The edits to come, by id.
    later: Vec<(String, Entry)>,
    /// The number of the next prepared story.
    next: usize,
    /// How many entries the desk wrote itself.
    written: usize,
    turns: usize,
    /// How old the archive behind the thousand is measured from.
    opened: Seconds,
}

impl Edition {
    pub fn open(stories: Stories, place: Place, opened: Seconds) -> Edition {
        let mut edition = Edition { stories, place, entries: Vec::new(), later: Vec::new(), next: 0, written: 0, turns: 0, opened };
        for age in OPENING_AGES.into_iter().rev() {
            edition.print_next(opened - age * 60);
            if age > EDITED_AFTER_MIN {
                edition.edit_next(opened - (age - EDITED_MIN) * 60);
            }
        }
        edition
    }

    pub fn paper(&self) -> &Entry {
        &self.stories.paper
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn find(&self, id: &str) -> Option<&Entry> {
        self.position(id).and_then(|position| self.entries.get(position))
    }

    /// The entries, and as many from an archive without end as make the number; the same ones each time.
    pub fn with_archive(&self, number: usize) -> Vec<Entry> {
        let oldest = OPENING_AGES.iter().max().copied().unwrap_or_default();
        let archived = (1..).map_while(|age: i64| {
            let mut entry = self.stories.get(usize::try_from(age).ok()?, self.place)?.entry;
            let id = format!("archive-{age}");
            entry.insert("url".to_owned(), address(&id).into());
            entry.insert("id".to_owned(), id.into());
            entry.insert("date_published".to_owned(), rfc3339(self.opened - (oldest + age * 41) * 60).into());
            // Of old stories there is the summary: ten thousand are to be no more than 5 MB.
            entry.retain(|field, _| !matches!(field.as_str(), "content_html" | "content_text" | "image" | "attachments") && !field.starts_with('_'));
            Some(entry)
        });
        self.entries.iter().cloned().chain(archived).take(number).collect()
    }

    /// Publishes what the desk wrote: its words as they are; id, address and date are made up where it says nothing of them,
    /// and left out where it says null. Without any words the next prepared story is taken.
    pub fn publish(&mut self, fields: Entry) -> Result<Update, Refusal> {
        let written = ["title", "summary", "content_html", "content_text"].iter().any(|field| fields.contains_key(*field));
        let mut entry = if written { Entry::new() } else { self.take_story().unwrap_or_default() };
        let id = match fields.get("id").or(entry.get("id")) {
            None => {
                self.written += 1;
                format!("desk-{}", self.written)
            }
            Some(id) => id.as_str().ok_or(Refusal::NoId)?.to_owned(),
        };
        if self.position(&id).is_some() {
            return Err(Refusal::Taken(id));
        }
        entry.insert("id".to_owned(), id.clone().into());
        entry.insert("url".to_owned(), address(&id).into());
        entry.insert("date_published".to_owned(), rfc3339(now()).into());
        change(&mut entry, fields);
        self.print(entry);
        Ok(Update { kind: "publish", id })
    }

    pub fn edit(&mut self, mut changes: Entry) -> Result<Update, Refusal> {
        let id = changes.remove("id").and_then(|id| id.as_str().map(str::to_owned)).ok_or(Refusal::NoId)?;
        let position = self.position(&id).ok_or_else(|| Refusal::Unknown(id.clone()))?;
        if !changes.contains_key("date_modified") {
            changes.insert("date_modified".to_owned(), rfc3339(now()).into());
        }
        if let Some(entry) = self.entries.get_mut(position) {
            change(entry, changes);
        }
        self.sort();
        Ok(Update { kind: "edit", id })
    }

    pub fn retract(&mut self, id: &str) -> Result<Update, Refusal> {
        let position = self.position(id).ok_or_else(|| Refusal::Unknown(id.to_owned()))?;
        self.entries.remove(position);
        self.later.retain(|(edited, _)| edited != id);
        Ok(Update { kind: "retract", id: id.to_owned() })
    }

    /// The next thing a newsroom does by itself.
    pub fn take_turn(&mut self) -> Option<Update> {
        let turn = TURNS.get(self.turns % TURNS.len()).copied();
        self.turns += 1;
        match turn? {
            Turn::Publish => self.print_next(now()),
            Turn::Edit => self.edit_next(now()),
            Turn::Retract => {
                let id = id_of(self.entries.get(RETRACTED_PLACE)?).to_owned();
                self.retract(&id).ok()
            }
        }
    }

    fn print_next(&mut self, at: Seconds) -> Option<Update> {
        let mut entry = self.take_story()?;
        let id = id_of(&entry).to_owned();
        entry.insert("date_published".to_owned(), rfc3339(at).into());
        self.print(entry);
        Some(Update { kind: "publish", id })
    }

    /// The newest story that an editor wants to change.
    fn edit_next(&mut self, at: Seconds) -> Option<Update> {
        let (id, mut changes) = self.later.pop()?;
        changes.insert("id".to_owned(), id.into());
        changes.insert("date_modified".to_owned(), rfc3339(at).into());
        self.edit(changes).ok()
    }

    fn take_story(&mut self) -> Option<Entry> {
        let Copy { entry, later } = self.stories.get(self.next, self.place)?;
        self.next += 1;
        self.later.extend(later.map(|later| (id_of(&entry).to_owned(), later)));
        Some(entry)
    }

    fn print(&mut self, entry: Entry) {
        self.entries.insert(0, entry);
        self.sort();
        self.entries.truncate(MOST);
    }

    /// Newest first; of two of one second, the one published last.
    fn sort(&mut self) {
        let published = |entry: &Entry| entry.get("date_published").and_then(Value::as_str).and_then(date::parse);
        self.entries.sort_by_key(|entry| std::cmp::Reverse(published(entry)));
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.entries.iter().position(|entry| id_of(entry) == id)
    }
}

fn id_of(entry: &Entry) -> &str {
    entry.get("id").and_then(Value::as_str).unwrap_or_default()
}
