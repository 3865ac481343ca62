//! Promise: what a widget takes it gives back. Two thousand looks for news, and five hundred lives of both elements, leave no more in
//! memory than a hundred.
//!
//! The garbage is collected before each of the two looks at the heap, and what each engine holds for itself (code that it compiled
//! meanwhile, caches) is left out where harness/heap.rs reads it. The objects may be more by two hundredths of the heap, which is
//! theirs and WebAssembly's memory. That one only grows, by pages of 64 KB, and how full the last one was at the first look is chance:
//! one more is allowed, which a leak of 70 bytes a look, or 330 a life, does not fit into. What is counted in the page
//! (pages/memory.js) may not be more at all.

use crate::harness::engine::Kind;
use crate::harness::far_end::{FarEnd, File};
use crate::harness::heap::{Figures, Watched};
use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use libtest_mimic::Failed;

promises![two_thousand_looks_leave_nothing_behind, five_hundred_lives_leave_nothing_behind, the_bytes_of_an_answer_are_let_go_once_it_is_read];

/// Of what is there after the first hundred.
const MOST: f64 = 1.02;
/// Of WebAssembly's memory.
const A_PAGE: f64 = 65_536.0;

/// A list of twenty. In each turn one is new, one was taken back, and three were edited, one of them pinned and one under a promo.
fn feed(turn: usize) -> String {
    let edited = |id: usize| if matches!(id, 13 | 10 | 3) { format!(", edited {turn:04}") } else { String::new() };
    let item = |id: usize| {
        let (hour, minute) = (id / 60, id % 60);
        format!(
            r#"{{"id":"{id}","url":"https://example.com/{id}","title":"Entry {id:04}{}","content_html":"<p>Words of an article.</p>","tags":["one"],"_pinned":{},"date_published":"2026-01-{:02}T{:02}:{minute:02}:00Z"}}"#,
            edited(id),
            id == 13,
            1 + hour / 24,
            hour % 24
        )
    };
    let items: Vec<String> = (turn + 14..turn + 20).rev().chain((0..14).rev()).map(item).collect();
    format!(r#"{{"version":"https://jsonfeed.org/version/1.1","title":"Living","items":[{}]}}"#, items.join(","))
}

async fn two_thousand_looks_leave_nothing_behind(page: &mut Page) -> Kept {
    let (watched, far) = opens_the_living(page).await?;
    let start = format!("memory.bring('news-widget', {{ feed: '{}/feed', refresh: '0', signup: '/newsroom/subscribe' }})", far.origin);
    watched.page.runs(&start).await?;
    watched.page.wait_until("it lives", "Boolean(one('.pause')) && Boolean(one('.signup'))").await?;
    let looks = |times| format!("memory.refreshes({times})");
    let before = after(&watched, 0, 100, looks).await?;
    let later = after(&watched, 100, 2000, looks).await?;
    holds(&watched.page, &before, &later)?;
    watched.ends().await
}

async fn five_hundred_lives_leave_nothing_behind(page: &mut Page) -> Kept {
    let (watched, far) = opens_the_living(page).await?;
    let lives = |times| format!("memory.lives({times}, '{}/feed')", far.origin);
    let before = after(&watched, 0, 100, lives).await?;
    let later = after(&watched, 100, 500, lives).await?;
    holds(&watched.page, &before, &later)?;
    watched.ends().await
}

/// A feed that is kept for the next visit once nobody looks, and one that is too long for that.
async fn the_bytes_of_an_answer_are_let_go_once_it_is_read(page: &mut Page) -> Kept {
    let feed = |path: &str, entries: usize, sentences: usize| {
        let text = "Words of an article. ".repeat(sentences);
        let items: Vec<String> = (0..entries).map(|n| format!(r#"{{"id":"{path}{n}","title":"Entry {n}","content_text":"{text}"}}"#)).collect();
        let body = format!(r#"{{"version":"https://jsonfeed.org/version/1.1","title":"Living","items":[{}]}}"#, items.join(","));
        File { path: path.to_owned(), kind: "application/feed+json", body: body.into() }
    };
    let far = FarEnd::open_with(vec![feed("/short", 20, 50), feed("/long", 90, 500)]).await?;
    let watched = opens(page.kind()).await?;
    let start = format!(
        "window.pieces = []; const own = ReadableStreamDefaultReader.prototype.read;
        ReadableStreamDefaultReader.prototype.read = async function () {{ const got = await own.call(this); if (got.value) pieces.push(new WeakRef(got.value)); return got; }};
        memory.bring('news-widget', {{ feed: '{0}/short {0}/long', refresh: '0', limit: '200' }})",
        far.origin
    );
    watched.page.runs(&start).await?;
    watched.page.wait_until("it lives", "Boolean(one('.pause')) && all('.item').length === 110").await?;
    watched.live().await?;
    watched.page.wait_until("no bytes are left", "pieces.length > 1 && pieces.every((piece) => !piece.deref())").await?;
    far.puts(feed("/short", 21, 50));
    far.puts(feed("/long", 91, 500));
    watched.page.runs("widget.refresh()").await?;
    watched.page.wait_until("there is more", "all('.item').length === 112").await?;
    watched.live().await?;
    watched.page.wait_until("of what came later, too", "pieces.length > 3 && pieces.every((piece) => !piece.deref())").await?;
    watched.ends().await
}

/// A browser of its own, at the page that counts.
async fn opens(kind: Kind) -> Result<Watched, Failed> {
    let mut watched = Watched::launches(kind, Newsroom::open_without_policy()?).await?;
    watched.page.opens("memory.html").await?;
    watched.page.wait_until("the page knows the elements", "customElements.get('news-widget') && customElements.get('news-signup')").await?;
    Ok(watched)
}

/// The same, and a feed that is another one each time.
async fn opens_the_living(page: &Page) -> Result<(Watched, FarEnd), Failed> {
    let far = FarEnd::open_with(vec![File { path: "/feed".to_owned(), kind: "application/feed+json", body: Vec::new() }]).await?;
    far.turns("/feed", feed);
    let watched = opens(page.kind()).await?;
    if page.kind() == Kind::WebKit {
        // WebKit itself keeps some 35 bytes of each movement that any page asks for, until the page goes: here nothing moves.
        watched.page.runs("Element.prototype.animate = () => {}").await?;
    }
    Ok((watched, far))
}

/// The figures once there were so many rounds and nothing is under way any more.
async fn after(watched: &Watched, from: u32, to: u32, script: impl Fn(u32) -> String) -> Result<Figures, Failed> {
    const STEP: u32 = 100;
    let page = &watched.page;
    for reached in (from..to).step_by(STEP as usize).map(|begun| begun + STEP) {
        page.runs(&format!("window.failed = ''; {}.catch((error) => {{ window.failed = `${{error}} ${{error.stack}}`; }})", script(STEP))).await?;
        page.wait_longer(&format!("{reached} rounds"), &format!("window.failed || memory.rounds === {reached}"), 30_000).await?;
        let failed = page.asks("window.failed").await?;
        page.holds(&format!("rounds without a fault: {failed}"), failed == "")?;
    }
    page.wait_until("all requests have ended", "memory.counts().requests === 0").await?;
    // What is counted by weak references is known to be gone once it is; the references themselves go after that.
    watched.live().await?;
    page.runs("memory.counts()").await?;
    let mut figures = watched.live().await?;
    let counts = page.asks("memory.counts()").await?;
    figures.extend(counts.as_object().into_iter().flatten().filter_map(|(name, count)| Some((format!("page: {name}"), count.as_f64()?))));
    Ok(figures)
}

fn holds(page: &Page, before: &Figures, later: &Figures) -> Kept {
    page.holds("the browser says what it holds", before.len() > 10 && before.len() == later.len())?;
    let of = |wanted: &str| before.iter().find(|(name, _)| name == wanted).map_or(0.0, |(_, bytes)| *bytes);
    let heap = of("bytes of objects") + of("page: memory");
    for ((name, before), (_, later)) in before.iter().zip(later) {
        let most = match name.as_str() {
            "bytes of objects" => before + heap * (MOST - 1.0),
            "page: memory" => before + A_PAGE,
            name if name.starts_with("page: ") => *before,
            _ => before * MOST,
        };
        page.holds(&format!("{name}: no more than {most} in the end, not {later} (after 100: {before})"), *later <= most)?;
    }
    Ok(())
}
