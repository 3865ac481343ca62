//! Promise: a list of hundreds is one list, whatever of it the browser has laid out. Its rows stand in order after every change, the
//! keys lead through all of them, and what is read among them holds still.

use crate::harness::far_end::{FarEnd, File};
use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use libtest_mimic::Failed;

promises![
    rows_far_away_are_not_laid_out,
    a_grid_of_rows_stays_one,
    in_a_frame_all_rows_are_laid_out,
    entries_with_one_tag_take_no_more_room_than_theirs,
    whoever_presses_more_news_with_few_of_a_long_list_in_view_is_led_on,
    reading_upwards_from_the_end_nothing_jumps,
    whatever_changes_all_rows_stand_in_order,
    the_keys_lead_from_one_stretch_to_the_next,
    what_is_taken_back_above_moves_nothing_that_is_read,
    whoever_comes_back_to_an_entry_that_is_gone_goes_on_at_the_next,
];

/// Not whole stretches.
const ROWS: usize = 310;

#[derive(Clone)]
struct Entry {
    /// The more, the newer.
    number: usize,
    title: String,
    pinned: bool,
}

impl Entry {
    fn tag(&self) -> &'static str {
        match self.number {
            number if number.is_multiple_of(40) => "Rare",
            number if number.is_multiple_of(8) => "Uncommon",
            _ => "Common",
        }
    }
}

fn entry(number: usize) -> Entry {
    Entry { number, title: format!("Entry {number}"), pinned: false }
}

/// The newest first.
fn entries() -> Vec<Entry> {
    (1000 - ROWS..1000).rev().map(entry).collect()
}

fn file(entries: &[Entry]) -> File {
    let item = |entry: &Entry| {
        let (Entry { number, title, pinned }, tag) = (entry, entry.tag());
        let (hour, minute) = (number / 60, number % 60);
        format!(
            r#"{{"id":"{number}","title":"{title}","content_text":"Words of an article.","tags":["{tag}"],"_pinned":{pinned},"date_published":"2026-01-02T{hour:02}:{minute:02}:00Z"}}"#
        )
    };
    let items: Vec<String> = entries.iter().map(item).collect();
    let body = format!(r#"{{"version":"https://jsonfeed.org/version/1.1","title":"Long","items":[{}]}}"#, items.join(","));
    File { path: "/feed".to_owned(), kind: "application/feed+json", body: body.into() }
}

async fn far_end() -> Result<FarEnd, Failed> {
    Ok(FarEnd::open_with(vec![file(&entries())]).await?)
}

async fn opens(page: &mut Page) -> Result<FarEnd, Failed> {
    let far = far_end().await?;
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    shows_all(page, &far).await?;
    Ok(far)
}

async fn shows_all(page: &Page, far: &FarEnd) -> Kept {
    let script = format!(
        "const made = document.createElement('news-widget');
        for (const [name, value] of Object.entries({{ feed: '{}/feed', limit: '1000', refresh: '0' }})) made.setAttribute(name, value);
        document.querySelector('main').append(made)",
        far.origin
    );
    page.runs(&script).await?;
    page.wait_longer("all rows", &format!("all('.item').length === {ROWS} && Boolean(one('.pause'))"), 20_000).await
}

async fn becomes(page: &Page, far: &FarEnd, entries: &[Entry]) -> Kept {
    far.puts(file(entries));
    page.runs("widget.refresh()").await?;
    Ok(())
}

async fn rows_far_away_are_not_laid_out(page: &mut Page) -> Kept {
    let _far = opens(page).await?;
    let laid_out = |at: i32| format!("all('.item').at({at}).checkVisibility({{ contentVisibilityAuto: true }})");
    // Not in Safari: what is read there would move with what turns out to be higher above it.
    let waits = format!("{} !== CSS.supports('overflow-anchor', 'auto')", laid_out(220));
    page.wait_until("the first is there, and another yet to be laid out", &format!("{} && {waits}", laid_out(0))).await?;
    let row = "((tops) => (tops[1] - tops[0]) / 80)([10, 90].map((at) => all('.item')[at].getBoundingClientRect().top))";
    let list = "one('.list').getBoundingClientRect().height";
    page.wait_until("the list is as long as they will make it", &format!("Math.abs({list} / ({ROWS} * {row}) - 1) < 0.05")).await?;
    page.runs("all('.item')[220].scrollIntoView()").await?;
    page.wait_until("and now it is", &laid_out(220)).await
}

/// `::part(list)` is the site owner's to style.
async fn a_grid_of_rows_stays_one(page: &mut Page) -> Kept {
    let far = far_end().await?;
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    page.runs("const style = document.createElement('style'); style.textContent = 'news-widget::part(list) { display: grid; grid-template-columns: 1fr 1fr }'; document.head.append(style)").await?;
    shows_all(page, &far).await?;
    page.wait_until("each row is a cell", "all('.item').every((row) => row.parentNode === one('.list'))").await
}

/// Its page may make it as high as the list, and then says itself what is near.
async fn in_a_frame_all_rows_are_laid_out(page: &mut Page) -> Kept {
    let far = far_end().await?;
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens_as_large_as(400, 800, "empty.html").await?;
    shows_all(page, &far).await?;
    page.wait_until("all of them", "all('.item').every((row) => row.checkVisibility({ contentVisibilityAuto: true }))").await
}

async fn entries_with_one_tag_take_no_more_room_than_theirs(page: &mut Page) -> Kept {
    let _far = opens(page).await?;
    // More than a window has room for, and few in each stretch.
    let tagged = entries().iter().filter(|entry| entry.tag() == "Uncommon").count();
    page.runs("all('.tag').find((tag) => says(tag) === 'Uncommon').click()").await?;
    page.wait_until("those with the tag", &format!("all('.item').length === {tagged}")).await?;
    page.wait_until(
        "the list is as high as they are",
        "Math.abs(one('.list').getBoundingClientRect().height - (all('.item').at(-1).getBoundingClientRect().bottom - all('.item')[0].getBoundingClientRect().top)) < 1",
    )
    .await
}

async fn whoever_presses_more_news_with_few_of_a_long_list_in_view_is_led_on(page: &mut Page) -> Kept {
    let far = opens(page).await?;
    let mut file = file(&entries());
    file.body =
        String::from_utf8_lossy(&file.body).replacen("\"title\":\"Long\"", &format!("\"title\":\"Long\",\"next_url\":\"{}/next\"", far.origin), 1).into();
    far.puts(file);
    let next = self::file(&[entry(1)]);
    far.puts(File { path: "/next".to_owned(), ..next });
    page.runs("widget.setAttribute('feed', widget.getAttribute('feed') + '?again')").await?;
    page.wait_until("there is more", &format!("seen('.more').length === 1 && all('.item').length === {ROWS}")).await?;
    page.runs("all('.tag').find((tag) => says(tag) === 'Rare').click()").await?;
    page.wait_until("those with the tag", "all('.item').length < 20").await?;
    page.runs("one('.more').focus()").await?;
    page.presses(Key::Return).await?;
    page.wait_until("the last has the focus", "root.activeElement && root.activeElement === all('.item').at(-1)").await
}

/// However high rows that were never seen turn out to be.
async fn reading_upwards_from_the_end_nothing_jumps(page: &mut Page) -> Kept {
    let far = opens(page).await?;
    let mut all = entries();
    for entry in all.iter_mut().skip(100) {
        entry.title = format!("{} {}", entry.title, "that goes on and on ".repeat(entry.number % 9));
    }
    becomes(page, &far, &all).await?;
    page.wait_until("they are there", "all('.item').some((row) => says(row).includes('on and on'))").await?;
    let script = "const [done] = arguments; const root = document.querySelector('news-widget').shadowRoot;
        const frames = async () => { for (let left = 3; left--;) await new Promise(requestAnimationFrame); };
        (async () => {
            const jumps = [];
            for (let left = 2; left--; await frames()) scrollTo(0, document.documentElement.scrollHeight);
            for (let left = 80; left--;) {
                const row = root.elementFromPoint(200, innerHeight / 2)?.closest('.item');
                const [top, at] = [row?.getBoundingClientRect().top, scrollY];
                scrollBy(0, -150);
                const first = scrollY - at;
                await frames();
                if (row && Math.abs(row.getBoundingClientRect().top - top + first) > 2) jumps.push(row.getBoundingClientRect().top - top + first);
            }
            done(jumps.join(' '));
        })()";
    let jumps = page.session().execute_async(script, Vec::new()).await?;
    page.holds(&format!("nothing jumps: {jumps}"), jumps == "")
}

async fn whatever_changes_all_rows_stand_in_order(page: &mut Page) -> Kept {
    let far = opens(page).await?;
    let mut all = entries();
    type Change = fn(&mut Vec<Entry>);
    let changes: [(&str, Change); 10] = [
        ("one more at the top", |all| all.insert(0, entry(1000))),
        ("some taken back where stretches meet", |all| {
            all.retain(|entry| !matches!(entry.number, 900 | 899 | 850 | 801));
        }),
        ("a whole stretch taken back", |all| all.retain(|entry| !(750..860).contains(&entry.number))),
        ("one edited", |all| all.iter_mut().filter(|entry| entry.number == 720).for_each(|entry| entry.title = "Entry 720, edited".to_owned())),
        ("one from far below pinned", |all| all.iter_mut().filter(|entry| entry.number == 710).for_each(|entry| entry.pinned = true)),
        ("one from the top, too", |all| all.iter_mut().filter(|entry| entry.number == 990).for_each(|entry| entry.pinned = true)),
        ("both where they were", |all| all.iter_mut().for_each(|entry| entry.pinned = false)),
        ("what was taken back is there again", |all| *all = entries()),
        ("all but the last", |all| drop(all.drain(..ROWS - 1))),
        ("and all again", |all| *all = entries()),
    ];
    for (words, change) in changes {
        change(&mut all);
        becomes(page, &far, &all).await?;
        let mut shown: Vec<&Entry> = all.iter().collect();
        shown.sort_by_key(|entry| !entry.pinned);
        let titles = js(&shown.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>().join("\n"));
        // Where nothing would be moved by it, what is new is there; else it is asked for.
        let settled = "(one('.updates').hidden || (one('.updates').click(), false))";
        page.wait_until(words, &format!("{settled} && all('.headline').map(says).join('\\n') === {titles}")).await?;
        page.wait_until(
            "each knows its place",
            "all('.item').every(({ ariaPosInSet, ariaSetSize }, at, { length }) => ariaPosInSet === String(at + 1) && ariaSetSize === String(length))",
        )
        .await?;
        page.wait_until("no stretch is empty, or all there is", "all('.stretch').every(({ children }) => children.length > 0 && children.length <= 100)")
            .await?;
    }
    Ok(())
}

async fn the_keys_lead_from_one_stretch_to_the_next(page: &mut Page) -> Kept {
    let far = opens(page).await?;
    let has_focus = |at: usize| format!("root.activeElement === all('.item')[{at}]");
    // And over one whose rows are gone.
    becomes(page, &far, &entries().into_iter().enumerate().filter(|(at, _)| !(150..200).contains(at)).map(|(_, entry)| entry).collect::<Vec<_>>()).await?;
    page.wait_until("fifty fewer", &format!("all('.item').length === {}", ROWS - 50)).await?;
    for last in [99, 149] {
        page.runs(&format!("all('.item')[{last}].focus()")).await?;
        page.presses(Key::PageDown).await?;
        page.wait_until("the next has the focus", &has_focus(last + 1)).await?;
        page.presses(Key::PageUp).await?;
        page.wait_until("the one before it again", &has_focus(last)).await?;
    }
    page.runs(&format!("all('.item')[{}].focus()", ROWS - 51)).await?;
    page.presses(Key::PageDown).await?;
    page.wait_until("after the last there is none", &has_focus(ROWS - 51)).await?;
    page.runs("all('.item')[0].focus()").await?;
    page.presses(Key::PageUp).await?;
    page.wait_until("nor before the first", &has_focus(0)).await
}

async fn what_is_taken_back_above_moves_nothing_that_is_read(page: &mut Page) -> Kept {
    let far = opens(page).await?;
    page.runs("all('.item')[220].scrollIntoView({ block: 'center' })").await?;
    page.wait_until("it stands still", "((now) => now === (window.stood ?? NaN) || void (window.stood = now))(all('.item')[220].getBoundingClientRect().top)")
        .await?;
    page.runs("window.read = all('.item')[220]").await?;
    becomes(page, &far, &entries().into_iter().filter(|entry| !(960..980).contains(&entry.number)).collect::<Vec<_>>()).await?;
    page.wait_until("twenty fewer", &format!("all('.item').length === {}", ROWS - 20)).await?;
    page.wait_until("it is where it was", "Math.abs(read.getBoundingClientRect().top - stood) <= 1").await
}

async fn whoever_comes_back_to_an_entry_that_is_gone_goes_on_at_the_next(page: &mut Page) -> Kept {
    let far = opens(page).await?;
    // The last of a stretch, and one within.
    for (number, next) in [(850, 849), (830, 829)] {
        page.runs(&format!(
            "const row = all('.item').find((row) => says(row.querySelector('.headline')) === 'Entry {number}'); row.querySelector('.headline a').click()"
        ))
        .await?;
        page.wait_until("its article", &format!("says(one('.article')).includes('Entry {number}')")).await?;
        becomes(page, &far, &entries().into_iter().filter(|entry| entry.number != number).collect::<Vec<_>>()).await?;
        page.wait_until("it is taken back", &format!("!all('.item .headline').some((headline) => says(headline) === 'Entry {number}')")).await?;
        page.runs("one('.article .back').click()").await?;
        page.wait_until("the next has the focus", &format!("says(root.activeElement?.querySelector('.headline')) === 'Entry {next}'")).await?;
        becomes(page, &far, &entries()).await?;
        page.wait_until("it is there again", &format!("(one('.updates').hidden || (one('.updates').click(), false)) && all('.item').length === {ROWS}"))
            .await?;
    }
    Ok(())
}
