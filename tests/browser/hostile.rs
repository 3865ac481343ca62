//! Promise: nothing a publisher's entry holds can run, watch or deface the page.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    hostile_html_runs_nothing_and_its_text_is_read,
    links_keep_only_safe_addresses,
    a_counting_picture_is_never_asked_for,
    a_title_is_text,
    names_in_the_markup_reach_nothing,
    both_ways_to_safe_text_work_under_trusted_types,
    a_body_of_four_megabytes_is_read,
    elements_within_elements_are_read,
    what_is_too_deep_is_read_as_plain_text,
    many_pieces_are_read,
    an_entry_cannot_bring_a_script_as_its_address,
    what_one_sanitizer_would_lose_neither_does,
];

/// Publishes one entry and opens it.
async fn opens(page: &mut Page, html: &str) -> Kept {
    page.opens_the_entry(json!({ "id": "hostile", "title": "A visitor", "content_html": html })).await?;
    page.sees(".body", "The plain truth").await
}

async fn hostile_html_runs_nothing_and_its_text_is_read(page: &mut Page) -> Kept {
    let picture = format!("{}/picture.svg", page.newsroom.origin);
    let html = format!(
        "<p style='position:fixed;inset:0' class='widget' id='title' onclick='hacked=1'>The plain truth</p>
        <script>hacked = 1</script><img src='{picture}?broken' onerror='hacked=1' onload='hacked=1'><svg onload='hacked=1'><script>hacked=1</script></svg>
        <iframe src='{picture}?frame' srcdoc='<script>top.hacked=1</script>'></iframe><object data='{picture}?object'></object><embed src='{picture}?embed'>
        <form action='{picture}?form'><input name='password' autofocus onfocus='hacked=1'><button>Log in</button></form>
        <style>.ticker {{ display: none }}</style><link rel='stylesheet' href='{picture}?style'><base href='https://elsewhere.example/'>
        <math><mtext><table><mglyph><style><img src=x onerror=hacked=1></style></mglyph></table></mtext></math><template><img src=x onerror=hacked=1></template>"
    );
    // While the browser's own sanitizer reads the markup, the policy refuses the handlers and styles in it, too, and says so.
    page.tolerates("-src-attr");
    opens(page, &html).await?;
    page.wait_until(
        "only what text is made of is left",
        "all('.body :is(script, style, link, base, svg, math, object, embed, form, input, button:not([type=button]), template)').length === 0",
    )
    .await?;
    page.wait_until("no frame was loaded", "all('.body iframe').length === 0").await?;
    page.wait_until("the text kept no style, class or id of the publisher's", "says(one('.body p')) === 'The plain truth' && !one('.body p').hasAttribute('style') && !one('.body p').hasAttribute('class') && !one('.body p').hasAttribute('id')").await?;
    page.wait_until("no handler is left", "all('.body *').every((element) => element.getAttributeNames().every((name) => !name.startsWith('on')))").await?;
    page.runs("one('.body p').click()").await?;
    page.wait_until("nothing ran", "window.hacked === undefined").await
}

async fn links_keep_only_safe_addresses(page: &mut Page) -> Kept {
    opens(
        page,
        "<p>The plain truth: <a href='javascript:hacked=1'>one</a> <a href=' JaVa\tscript:hacked=1'>two</a> <a href='data:text/html,<script>1</script>'>three</a>
        <a href='https://harbour.example/a'>four</a> <a href='mailto:desk@harbour.example'>five</a> <a href='tel:+123'>six</a> <a href='next-story'>seven</a></p>",
    )
    .await?;
    page.wait_until("the words of all seven are there", "all('.body a, .body p').map(says).join().includes('seven')").await?;
    page.wait_until(
        "four links lead somewhere, the last to beside the entry",
        "String(all('.body a[href]').map((link) => link.protocol.replace(/^https?:/, 'web:'))) === 'web:,mailto:,tel:,web:' && all('.body a[href]')[3].href === new URL('next-story', seen('.source a')[0].href).href",
    )
    .await?;
    page.wait_until("nothing ran", "window.hacked === undefined").await
}

async fn a_counting_picture_is_never_asked_for(page: &mut Page) -> Kept {
    let origin = page.newsroom.origin.clone();
    opens(page, &format!("<p>The plain truth</p><img src='{origin}/pixel.gif' width='1' height='1'><img src='{origin}/picture.svg' width='120' height='80' alt='The harbour'>")).await?;
    page.wait_until("the real picture is there, and asked for without telling from where", "all('.body img').length === 1 && one('.body img').naturalWidth > 0 && one('.body img').alt === 'The harbour' && one('.body img').referrerPolicy === 'no-referrer' && one('.body img').loading === 'lazy'").await?;
    let counted = page.newsroom.was_asked_for("/pixel.gif").await?;
    page.holds("the counting picture is not asked for", counted == 0)
}

async fn a_title_is_text(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "id": "bold", "title": "1 < 2 <img src=x onerror=hacked=1>", "content_html": "<p>Sums.</p>" })).await?;
    page.opens_the_news().await?;
    page.wait_until("the headline begins as it was written", "says(seen('.headline')[0]).startsWith('1 < 2')").await?;
    page.wait_until("and holds no element", "seen('.headline a')[0].childElementCount === 0 && window.hacked === undefined").await
}

async fn an_entry_cannot_bring_a_script_as_its_address(page: &mut Page) -> Kept {
    let hostile = json!({ "id": "address", "title": "Click me", "url": "javascript:hacked=1", "external_url": "javascript:hacked=1", "content_html": "<p>The plain truth</p>", "authors": [{ "name": "Mallory", "url": "javascript:hacked=1" }] });
    page.newsroom.publish(hostile).await?;
    page.opens_the_news().await?;
    page.clicks(".headline a").await?;
    page.sees(".byline", "Mallory").await?;
    let found = page.asks("all('a').map((link) => link.protocol).filter((protocol) => protocol === 'javascript:').length").await?;
    page.holds("no link leads to a script", found == 0)?;
    page.wait_until("nothing ran", "window.hacked === undefined").await
}

async fn a_body_of_four_megabytes_is_read(page: &mut Page) -> Kept {
    let html = format!("<p>The plain truth</p>{}<p>and its end.</p>", format!("<p>{}</p>", "and nothing but it ".repeat(50)).repeat(4_300));
    page.holds("it is as large as that", html.len() > 4_000_000)?;
    opens(page, &html).await?;
    page.wait_until("to its last word", "says(one('.body').lastElementChild) === 'and its end.' && seen('.onwards').length === 1").await
}

/// DOM clobbering: in a document of its own, an element with a name stands for what the page calls by it.
async fn names_in_the_markup_reach_nothing(page: &mut Page) -> Kept {
    let clobbers = ["hostile", "currentScript", "implementation", "createElement", "querySelectorAll", "location"].map(|name| {
        format!("<a id='{name}' name='{name}' href='clobbered:'>{name}</a><img name='{name}' src='/picture.svg'><form id='{name}' name='{name}'><input name='attributes'><input name='parentNode'><input id='firstChild' name='removeAttribute'></form><iframe name='{name}'></iframe><object id='{name}' name='{name}'></object>")
    });
    opens(page, &format!("{}<form><input name='nodeName'><p>The plain truth</p></form>", clobbers.concat())).await?;
    page.wait_until(
        "the page has what it had",
        "window.hostile === undefined && document.hostile === undefined && typeof document.createElement === 'function' && typeof document.querySelectorAll === 'function' && document.implementation instanceof DOMImplementation && document.location === location",
    )
    .await?;
    page.wait_until("and no name is left", "all('.body :is([id], [name], form, input)').length === 0").await
}

async fn both_ways_to_safe_text_work_under_trusted_types(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "id": "one", "title": "One", "content_html": "<p>The plain truth</p><iframe src='https://www.youtube.com/embed/abc'></iframe><script>hacked=1</script>" })).await?;
    page.newsroom.publish(json!({ "id": "two", "title": "Two", "content_html": "<p>The plain truth, too</p><a href='javascript:hacked=1'>x</a><svg><script>hacked=1</script></svg>" })).await?;
    page.opens_the_living_news().await?;
    // As all of the newsroom's pages are.
    page.runs("window.policy = ''; fetch(location).then(({ headers }) => { window.policy = headers.get('Content-Security-Policy') })").await?;
    page.wait_until("the page is under them", "window.policy.includes(\"require-trusted-types-for 'script'\")").await?;
    page.runs("widget.open('one')").await?;
    page.sees(".body", "The plain truth").await?;
    page.runs("delete Element.prototype.setHTML; widget.open('two')").await?;
    page.sees(".body", "The plain truth, too").await?;
    page.wait_until("nothing ran", "window.hacked === undefined").await
}

/// Opens each, one after the other.
async fn reads_each(page: &mut Page, bodies: Vec<(&str, String)>) -> Kept {
    for (name, html) in &bodies {
        page.newsroom.publish(json!({ "id": name, "title": name, "summary": "In short.", "content_html": html })).await?;
    }
    page.opens_the_living_news().await?;
    for (name, _) in bodies {
        page.runs(&format!("widget.open({name:?})")).await?;
        page.wait_until(name, &format!("says(one('.title')) === {name:?} && says(one('.body')).includes('The plain truth') && seen('.onwards').length === 1"))
            .await?;
        page.wait_until("nothing scrolls sideways", "document.documentElement.scrollWidth <= innerWidth").await?;
    }
    Ok(())
}

async fn elements_within_elements_are_read(page: &mut Page) -> Kept {
    let deep = |element: &str| format!("{}The plain truth", format!("<{element}>").repeat(900));
    reads_each(page, ["div", "blockquote", "ul><li", "b", "font", "unknown", "table"].map(|element| (element, deep(element))).to_vec()).await
}

/// A browser takes seconds for so many, minutes for some more, and the page stands still.
async fn what_is_too_deep_is_read_as_plain_text(page: &mut Page) -> Kept {
    let deep = ["div", "ul><li", "b", "table"].map(|element| (element, format!("<p>The plain truth</p>{}", format!("<{element}>").repeat(100_000))));
    reads_each(page, deep.to_vec()).await?;
    page.wait_until("none of its elements is there", "all('.body *').length === 1").await
}

async fn many_pieces_are_read(page: &mut Page) -> Kept {
    let pieces = [
        ("known within unknown", format!("{}{}", "<font>".repeat(200), "<b>x</b>".repeat(10_000))),
        ("links within the text", "<a href='#note'>1</a>".repeat(10_000)),
        ("headings", "<h1>1</h1><h6>2</h6>".repeat(5_000)),
        ("frames", "<iframe src='https://www.youtube.com/embed/abc'></iframe>".repeat(900)),
    ];
    reads_each(page, pieces.map(|(name, pieces)| (name, format!("<p id='note'>The beginning.</p>{pieces}<p>The plain truth</p>"))).to_vec()).await
}

async fn what_one_sanitizer_would_lose_neither_does(page: &mut Page) -> Kept {
    let origin = page.newsroom.origin.clone();
    let html = format!(
        "<noscript><img src='{origin}/pixel.gif?early'></noscript><frameset><p lang='x:y' title='a:b'>The plain truth</p></frameset><ul><li is='x-item'>told</li></ul><center>one</center><form>two<input name='attributes'></form><address>three</address>"
    );
    for way in ["natively", "by DOMPurify"] {
        page.newsroom.publish(json!({ "id": way, "title": way, "content_html": html })).await?;
    }
    page.opens_the_living_news().await?;
    page.runs("try { customElements.define('x-item', class extends HTMLLIElement { connectedCallback() { window.hacked = 1 } }, { extends: 'li' }) } catch {}")
        .await?;
    for way in ["natively", "by DOMPurify"] {
        page.runs(&format!("if ('{way}' === 'by DOMPurify') delete Element.prototype.setHTML; widget.open('{way}')")).await?;
        page.wait_until(
            &format!("{way} the text is there, block by block"),
            &format!("says(one('.title')) === '{way}' && one('.body')?.hasChildNodes() && String([...one('.body').children].map(says)) === 'The plain truth,told,one,two,three'"),
        )
        .await?;
        page.wait_until("a word with a colon is no address", "one('.body p').lang === 'x:y' && one('.body p').title === 'a:b'").await?;
        page.wait_until("no element is of the page's own making", "window.hacked === undefined").await?;
    }
    let counted = page.newsroom.was_asked_for("/pixel.gif?early").await?;
    page.holds("what is for browsers without scripts is not asked for", counted == 0)
}
