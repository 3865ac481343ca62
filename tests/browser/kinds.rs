//! Promise: whatever kind an entry is of, its article says what there is, what there is not, and where the rest is.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::{Value, json};

promises![
    plain_text_has_its_paragraphs,
    a_summary_says_that_it_is_one,
    a_bare_link_leads_on,
    a_note_without_a_title_is_its_own_headline,
    what_is_for_members_says_so,
    what_has_expired_says_so,
    an_entry_in_another_language_says_which,
    headings_stand_under_the_title,
    a_picture_has_its_place_and_comes_in_the_size_that_fits,
    an_article_leads_to_others_about_the_same_thing,
];

const URL: &str = "https://harbour.example/story";

async fn opens(page: &mut Page, mut entry: Value) -> Kept {
    entry.as_object_mut().ok_or("an entry is an object")?.insert("id".to_owned(), json!("story"));
    page.opens_the_entry(entry).await?;
    page.wait_until("it is open", "seen('.article').length === 1 && Boolean(one('.around'))").await
}

async fn plain_text_has_its_paragraphs(page: &mut Page) -> Kept {
    opens(page, json!({ "title": "Text", "content_text": "One <b>line</b>\nand its end.\n\nAnother.\n\n\n\nThird." })).await?;
    page.wait_until(
        "as the publisher parted them, and no markup",
        "String(all('.body p').map(says).filter(Boolean)) === 'One <b>line</b> and its end.,Another.,Third.'",
    )
    .await?;
    page.sees_no(".note").await
}

async fn a_summary_says_that_it_is_one(page: &mut Page) -> Kept {
    opens(page, json!({ "title": "Brief", "summary": "What it comes down to.", "url": URL })).await?;
    page.wait_until("once, and as that", "String(all('.body p').map(says)) === 'What it comes down to.,This is the summary; the whole text is on the publisher’s page.' && all('.standfirst').length === 0").await?;
    page.sees(".source", "Read on harbour.example").await?;
    page.wait_until("there is the rest", &format!("one('.source a').href === '{URL}'")).await
}

async fn a_bare_link_leads_on(page: &mut Page) -> Kept {
    opens(page, json!({ "title": "Elsewhere", "url": URL })).await?;
    page.sees(".body", "The text is on the publisher’s page.").await?;
    page.sees(".source", "Read on harbour.example").await?;
    page.wait_until("of no text it is not said how long it takes", "all('.reading-time').length === 0").await
}

async fn a_note_without_a_title_is_its_own_headline(page: &mut Page) -> Kept {
    opens(page, json!({ "content_text": "The bridge is open again." })).await?;
    page.sees(".title", "The bridge is open again.").await?;
    page.sees(".body", "The bridge is open again.").await
}

async fn what_is_for_members_says_so(page: &mut Page) -> Kept {
    opens(page, json!({ "title": "Closed", "content_html": "<p>How it begins.</p>", "url": URL, "_ghost": { "access": false } })).await?;
    page.sees(".body", "How it begins.").await?;
    page.sees(".note", "The publisher shows the whole of this article to members or subscribers.").await?;
    page.sees(".source", "Read on harbour.example").await
}

async fn what_has_expired_says_so(page: &mut Page) -> Kept {
    opens(page, json!({ "title": "Offer", "content_html": "<p>Until noon.</p>", "_expired": true })).await?;
    page.sees(".note", "This article has expired: what it says may hold no more.").await?;
    page.sees(".body", "Until noon.").await
}

async fn an_entry_in_another_language_says_which(page: &mut Page) -> Kept {
    opens(page, json!({ "title": "שלום", "summary": "תקציר", "content_html": "<p>עוד מילים</p>", "language": "he" })).await?;
    page.wait_until(
        "to machines as to people",
        "[one('.title'), one('.standfirst'), one('.body')].every((words) => words.closest('[lang]').lang === 'he' && getComputedStyle(words).direction === 'rtl')",
    )
    .await?;
    page.wait_until(
        "what is the widget's own is in the page's",
        "one('.back').closest('[lang]').lang === 'en' && getComputedStyle(one('.back')).direction === 'ltr'",
    )
    .await
}

async fn headings_stand_under_the_title(page: &mut Page) -> Kept {
    opens(page, json!({ "title": "Levels", "content_html": "<h1>a</h1><p>Words.</p><h4>b</h4><h4>c</h4><h2>d</h2><h3>e</h3><h1>f</h1>" })).await?;
    page.wait_until(
        "one below another, and none without the one above it",
        "one('.title').localName === 'h2' && String(all('.body [aria-level]').map((heading) => says(heading) + heading.ariaLevel)) === 'a3,b4,c4,d4,e5,f3'",
    )
    .await
}

async fn a_picture_has_its_place_and_comes_in_the_size_that_fits(page: &mut Page) -> Kept {
    let picture = format!("{}/picture.svg", page.newsroom.origin);
    page.newsroom.withhold(json!({ "/picture.svg": "late" })).await?;
    let said = json!({ "width": 300, "height": 200, "sizes": [{ "url": format!("{picture}?small"), "width": 10 }, { "url": format!("{picture}?large"), "width": 3000 }] });
    opens(page, json!({ "title": "Pictured", "content_html": "<p>Below.</p>", "image": picture, "_x": said })).await?;
    page.wait_until(
        "it is not there yet, and its place is",
        "!one('.figure img').complete && Math.abs(one('.figure img').clientWidth / one('.figure img').clientHeight - 1.5) < 0.02",
    )
    .await?;
    page.runs("window.place = one('.body').getBoundingClientRect().top").await?;
    page.newsroom.withhold(json!({})).await?;
    page.wait_until("then it is, in the size that fits", "one('.figure img').complete && one('.figure img').currentSrc.endsWith('?large')").await?;
    page.wait_until("and nothing moved", "one('.body').getBoundingClientRect().top === place").await
}

async fn an_article_leads_to_others_about_the_same_thing(page: &mut Page) -> Kept {
    for (id, tags) in [("far", json!(["Lock", "Tide"])), ("near", json!(["Tide"])), ("between", json!([])), ("beside", json!(["Tide"]))] {
        page.newsroom.publish(json!({ "id": id, "title": format!("The {id} one"), "tags": tags, "content_text": "Words." })).await?;
    }
    opens(page, json!({ "title": "Tides", "tags": ["tide", "lock"], "content_text": "Words." })).await?;
    page.wait_until(
        "those that share most come first, and none twice",
        "says(one('.related h3')) === 'Related' && String(all('.related li').map(says)) === 'The far one,The near one' && says(one('.around .older')) === 'OlderThe beside one'",
    )
    .await?;
    page.clicks(".related a").await?;
    page.wait_until("they open", "says(one('.title')) === 'The far one' && root.activeElement === one('.article')").await
}
