//! JSON of any length, read with rests: the whole of it, or, of an answer that came before as well, what is new or changed in it.

use std::any::Any;
use std::cell::OnceCell;
use std::rc::Rc;

use js_sys::JsString;

use super::super::source::Recalled;
use super::memo::{self, Memo};
use crate::browser::clock::Turn;
use crate::browser::fetch::Answer;
use crate::browser::json::{Json, entry};
use crate::browser::pieces::{joined, piece, pieces};
use crate::feed::cut::Cut;
use crate::feed::diff::Run;
use crate::feed::shape::SHAPES;
use crate::feed::{Document, Extent, Feed, FeedError, Format, Tree, seems};

pub async fn read(answer: &Answer, format: Format, before: Option<&dyn Any>, turn: Turn) -> Result<(Feed, Recalled), FeedError> {
    let text = answer.decoded.as_deref().map_or_else(|| answer.text.clone(), JsString::from);
    let mut reader = Reader { answer, format, turn };
    // What ends in the midst of an entry has no end in common with anything.
    if answer.is_cut() {
        let (feed, _) = reader.read(&text, &[], None).await?;
        return Ok((Feed { extent: Extent::TooLong, ..feed }, None));
    }
    if let Some(before) = before.and_then(|before| before.downcast_ref::<Memo>()) {
        let runs = before.known_in(&text);
        if !runs.is_empty()
            && let Ok((feed, Some(now))) = reader.read(&text, &runs, Some(before)).await
        {
            return Ok((feed, Some(Rc::new(now))));
        }
    }
    let (feed, now) = reader.read(&text, &[], None).await?;
    Ok((feed, now.map(|now| Rc::new(now) as Rc<dyn Any>)))
}

struct Reader<'a> {
    answer: &'a Answer,
    format: Format,
    turn: Turn,
}

impl Reader<'_> {
    /// A text, but for the runs of entries that are known. Without a memo for the next, what came out is not to be relied on if any are: what
    /// stands around them may make others of them.
    async fn read(&mut self, whole: &JsString, runs: &[Run], before: Option<&Memo>) -> Result<(Feed, Option<Memo>), FeedError> {
        let Reader { answer, format, turn } = self;
        let mut text = memo::without(whole, runs);
        let mut cut = Cut::default();
        for piece in pieces(&text) {
            if !cut.add(&piece) {
                return Err(FeedError::NotFeed { seems: "JSON with more in it than any feed has".to_owned(), wanted: *format });
            }
            turn.pass().await;
        }
        if answer.is_cut() {
            let (end, closers) = cut.end().ok_or_else(|| seems::too_long(*format))?;
            text = joined(&piece(&text, 0, end), &closers.into());
        }
        turn.make_room().await;
        let json = Json::parse(&text).map_err(|says| FeedError::BrokenJson { says })?;
        turn.pass().await;
        let json = Once { json, top: OnceCell::new() };
        let found = SHAPES.iter().find_map(|shape| Some((shape, shape.begin(&json, *format, *answer)?)));
        let Some((shape, mut reading)) = found else { return Err(seems::other_json(&json, *format, *answer)) };
        let mut now = Memo::new(&answer.url, shape.format, &reading.head, whole);
        let mut fits = before.is_none_or(|before| before.is_of(&answer.url, shape.format, &reading.head));
        let mut places = cut.places().into_iter();
        let (mut runs, mut left_out) = (runs.iter(), 0);
        for item in json.json.items(shape.lists) {
            if memo::is_mark(item.as_f64())
                && let (Some(before), Some(run)) = (before, runs.next())
            {
                now.take_over(before, run, &mut reading);
                left_out += memo::left_out(run);
                continue;
            }
            // One may be as long as a body.
            turn.pass().await;
            let item = entry(&item);
            let entry = shape.item(&item, &reading.head, *answer);
            reading.add(entry.clone());
            if matches!(item, Tree::Object(_)) {
                let place = places.next();
                fits &= place.is_some();
                now.add(place.map_or(0..0, |place| place.start + left_out..place.end + left_out), entry);
            }
            turn.pass().await;
        }
        turn.make_room().await;
        fits &= places.next().is_none() && runs.next().is_none();
        Ok((reading.newest(), fits.then_some(now)))
    }
}

/// JSON whose top is made once: every shape asks for it.
struct Once {
    json: Json,
    top: OnceCell<Tree>,
}

impl Document for Once {
    fn top(&self) -> Tree {
        self.top.get_or_init(|| self.json.top()).clone()
    }
    fn entries<'a>(&'a self, lists: &[&str]) -> Box<dyn Iterator<Item = Tree> + 'a> {
        self.json.entries(lists)
    }
}
