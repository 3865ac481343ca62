//! Promise: what a publisher's text embeds or leads to within itself can be reached, and nothing of it loads before a reader
//! wants it.

use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    a_video_of_a_known_host_waits_for_the_reader,
    where_the_policy_allows_no_player_a_link_stays,
    a_publishers_own_recording_plays_in_its_place,
    any_other_frame_becomes_a_link,
    a_frame_that_is_not_closed_costs_nothing,
    a_footnote_leads_there_and_back,
    a_link_elsewhere_is_no_footnote,
    a_place_may_have_any_name_and_be_hidden,
    what_is_for_old_browsers_is_not_read,
    a_video_within_a_link_plays_and_leads_nowhere,
];

async fn opens(page: &mut Page, html: &str) -> Kept {
    page.opens_the_entry(json!({ "id": "story", "title": "A story", "url": "https://harbour.example/story", "content_html": html })).await?;
    page.wait_until("the text is there", "one('.body')?.hasChildNodes()").await
}

const VIDEO: &str = "<p>Before.</p><figure><iframe width='560' src='https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed' title='The ferry' onload='hacked=1'></iframe><figcaption>Seen from the pier.</figcaption></figure><p>After.</p>";
const PLAYER: &str = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1";

async fn a_video_of_a_known_host_waits_for_the_reader(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_without_policy()?;
    opens(page, VIDEO).await?;
    page.sees(".body button", "Play the video: The ferry").await?;
    page.sees(".body figcaption", "Seen from the pier.").await?;
    page.sees(".body small", "It comes from www.youtube.com, which is asked for nothing before you play it. Open it there").await?;
    page.wait_until("the link leads to it", "one('.body small a').href === 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'").await?;
    page.wait_until(
        "nothing was asked of the host",
        "all('.body iframe').length === 0 && performance.getEntriesByType('resource').every(({ name }) => !name.includes('youtube'))",
    )
    .await?;
    page.clicks(".body button").await?;
    page.wait_until(
        "then it is there, and has the focus and its name",
        &format!("one('.body iframe').src === '{PLAYER}' && root.activeElement === one('.body iframe') && one('.body iframe').title === 'The ferry' && all('.body button').length === 0"),
    )
    .await?;
    page.wait_until("as large as its place was", "Math.abs(one('.body iframe').clientWidth / one('.body iframe').clientHeight - 16 / 9) < 0.1").await?;
    page.wait_until("nothing of the publisher's ran", "window.hacked === undefined").await
}

async fn where_the_policy_allows_no_player_a_link_stays(page: &mut Page) -> Kept {
    // Of the player, once it is wanted; of the publisher's handler.
    page.tolerates("frame-src");
    page.tolerates("-src-attr");
    page.tolerates("youtube-nocookie");
    opens(page, VIDEO).await?;
    page.clicks(".body button").await?;
    page.sees(".body [role=alert]", "This page does not let it be shown here.").await?;
    page.wait_until(
        "the link is still there, and the focus where keys still work",
        "seen('.body small a').length === 1 && all('.body iframe').length === 0 && root.activeElement === one('.body [role=alert]')",
    )
    .await
}

async fn a_publishers_own_recording_plays_in_its_place(page: &mut Page) -> Kept {
    let sound = format!("{}/long.wav", page.newsroom.origin);
    opens(page, &format!("<p>Listen.</p><audio controls autoplay><source src='{sound}' type='audio/wav'>Your browser has no sound.</audio><video poster='{sound}?poster' src='{sound}?video'></video>")).await?;
    page.wait_until("both wait", "String(seen('.body button').map(says)) === 'Play the recording,Play the video'").await?;
    page.wait_until("what is for browsers without is gone", "!says(one('.body')).includes('has no sound')").await?;
    let asked = page.newsroom.was_asked_for("/long.wav").await?;
    page.holds("nothing was asked for", asked == 0)?;
    // A machine without loudspeakers complains once it has played.
    page.tolerates("not loaded: <audio");
    page.clicks(".body button").await?;
    page.wait_until("it plays", "one('.body audio').currentTime > 0").await
}

async fn any_other_frame_becomes_a_link(page: &mut Page) -> Kept {
    let picture = format!("{}/picture.svg", page.newsroom.origin);
    opens(page, &format!("<p>Look.</p><iframe src='{picture}?map'></iframe><iframe src='{picture}?chart' title='A chart'></iframe><iframe src='javascript:hacked=1'></iframe><iframe srcdoc='<script>top.hacked=1</script>'></iframe>")).await?;
    page.wait_until(
        "by the host's name, or its own",
        "String(all('.body a').map(says)) === `See it on ${location.host},A chart` && all('.body a')[0].href.endsWith('?map')",
    )
    .await?;
    page.wait_until("nothing else is there", "all('.body :is(button, iframe)').length === 0 && window.hacked === undefined").await?;
    let asked = page.newsroom.was_asked_for("/picture.svg?map").await?;
    page.holds("and it was not asked for", asked == 0)
}

async fn a_frame_that_is_not_closed_costs_nothing(page: &mut Page) -> Kept {
    opens(page, "<p>Before.</p><iframe src='https://player.vimeo.com/video/76979871' /><p>After.</p><audio><source src='/long.wav'></audio>").await?;
    page.wait_until("the rest is read", "says(one('.body')).includes('Before.') && all('.body > p').some((p) => says(p) === 'After.')").await?;
    page.wait_until("and played", "String(all('.body button').map(says)) === 'Play the video,Play the recording'").await
}

async fn a_footnote_leads_there_and_back(page: &mut Page) -> Kept {
    let lines = "<p>Words.</p>".repeat(60);
    opens(
        page,
        &format!("<p>A claim<sup id='fnref:1'><a href='#fn:1'>1</a></sup> and <a name='x'>another</a><a href='https://harbour.example/story#caf%C3%A9'>2</a>.</p>{lines}<ol><li id='fn:1'>The source. <a href='#fnref:1'>back</a></li><li id='café'>Second.</li></ol>"),
    )
    .await?;
    page.wait_until("no id and no name is left", "all('.body :is([id], [name])').length === 0").await?;
    page.runs("window.before = location.href").await?;
    page.clicks(".body sup a").await?;
    page.wait_until(
        "the note has the focus, and is in view",
        "root.activeElement === one('.body li') && one('.body li').getBoundingClientRect().bottom <= innerHeight && location.href === before",
    )
    .await?;
    page.clicks(".body li a").await?;
    page.wait_until("and back", "root.activeElement === one('.body sup')").await?;
    page.clicks(".body p > a[href$='caf%C3%A9']").await?;
    page.wait_until("a whole address of the same text, too", "root.activeElement === all('.body li')[1]").await
}

async fn a_link_elsewhere_is_no_footnote(page: &mut Page) -> Kept {
    opens(page, "<p id='here'>Here. <a href='https://harbour.example/other#here'>Other</a> <a href='#gone'>Gone</a> <a href='#'>Top</a></p>").await?;
    page.runs("window.followed = []; addEventListener('click', (event) => { followed.push(event.defaultPrevented); event.preventDefault() }); all('.body a').forEach((a) => a.click())").await?;
    page.wait_until("the browser follows these", "String(followed) === 'false,false,false' && root.activeElement !== one('.body p')").await
}

async fn a_place_may_have_any_name_and_be_hidden(page: &mut Page) -> Kept {
    let names = ["method", "links", "title", "__proto__", "constructor", "a b", "\"'"];
    let links: String = names.iter().map(|name| format!("<a href=\"#{}\">to</a> ", name.replace('"', "%22"))).collect();
    let places: String =
        names.iter().map(|name| format!("<details><summary>{0}</summary><p id=\"{0}\">Here.</p></details>", name.replace('"', "&quot;"))).collect();
    for way in ["natively", "by DOMPurify"] {
        page.newsroom.publish(json!({ "id": way, "title": way, "content_html": format!("<p>{links}<a id='fnref' href='#fn'>1</a></p>{places}<p id='fn'><a href='#fnref'>back</a></p>") })).await?;
    }
    page.opens_the_living_news().await?;
    for way in ["natively", "by DOMPurify"] {
        page.runs(&format!("if ('{way}' === 'by DOMPurify') delete Element.prototype.setHTML; widget.open('{way}')")).await?;
        page.wait_until("the text is there", &format!("says(one('.title')) === '{way}' && all('.body details').length === 7")).await?;
        for place in 0..names.len() {
            page.runs(&format!("all('.body a')[{place}].click()")).await?;
            page.wait_until(
                &format!("{way} the link leads to {}", names.get(place).copied().unwrap_or_default()),
                &format!("all('.body details')[{place}].open && root.activeElement === all('.body details p')[{place}]"),
            )
            .await?;
        }
        page.runs("all('.body a').at(-1).click()").await?;
        page.wait_until("a link that is led to stays one for keys", "root.activeElement === all('.body a')[7] && all('.body a')[7].tabIndex === 0").await?;
    }
    Ok(())
}

async fn what_is_for_old_browsers_is_not_read(page: &mut Page) -> Kept {
    opens(
        page,
        "<p>Words.</p><video><source src='/long.wav'><p>Your browser is old. <a href='/x'>Download</a></p></video><iframe src='https://player.vimeo.com/video/76979871'><p>Your browser is old.</p></iframe><p>The end.</p>",
    )
    .await?;
    page.wait_until(
        "what it can show is there, and no more",
        "all('.body button').length === 2 && !says(one('.body')).includes('old') && says(all('.body > p').at(-1)) === 'The end.'",
    )
    .await
}

async fn a_video_within_a_link_plays_and_leads_nowhere(page: &mut Page) -> Kept {
    page.tolerates("not loaded: <video");
    let origin = page.newsroom.origin.clone();
    opens(page, &format!("<p><a href='/bare.html'>There <video src='{origin}/long.wav'></video></a></p>")).await?;
    page.clicks(".body button").await?;
    page.wait_until("it is there, beside the link", "seen('.body video').length === 1 && !one('.body a video') && location.pathname === '/feed.html'").await?;
    page.wait_until("which leads where it led", "one('.body p > a').pathname === '/bare.html' && says(one('.body p > a')) === 'There'").await
}
