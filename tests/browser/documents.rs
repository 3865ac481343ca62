//! Promise: whatever document it stands in, and under whatever policy, the widget does all that it does anywhere.

use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;

promises![
    under_a_policy_of_nonces_without_trusted_types_it_works,
    addresses_are_the_pages_with_a_base_and_files_stay_beside_the_loader,
    in_a_page_without_a_doctype_it_works,
    in_a_page_in_xml_it_works,
];

/// Headlines, an article and back, more of them, and a sign-up.
async fn all_is_well(page: &mut Page) -> Kept {
    page.has_the_news().await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    page.wait_until("with a text", "says(seen('.body')[0]).length > 20").await?;
    page.clicks(".back").await?;
    page.clicks(".more").await?;
    page.wait_until("more is shown", "seen('.headline').length > 5").await?;
    page.types(".email", "reader@harbour.example").await?;
    page.presses(Key::Return).await?;
    page.sees(".success", "confirmation mail we sent to reader@harbour.example").await
}

async fn under_a_policy_of_nonces_without_trusted_types_it_works(page: &mut Page) -> Kept {
    // `dompurify` is for the browser without a sanitizer of its own.
    let types = if page.asks("'setHTML' in Element.prototype").await? == true { "'none'" } else { "dompurify" };
    page.newsroom = Newsroom::open_under(&format!(
        "default-src 'none'; script-src 'nonce-once' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; \
        require-trusted-types-for 'script'; trusted-types {types}; report-uri /newsroom/desk/csp-report"
    ))?;
    page.opens("nonce.html").await?;
    all_is_well(page).await
}

async fn addresses_are_the_pages_with_a_base_and_files_stay_beside_the_loader(page: &mut Page) -> Kept {
    page.opens("base.html").await?;
    page.has_the_news().await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    let address = js(&format!("{}/base.html#news=", page.newsroom.origin));
    page.wait_until("the address of the entry is one of this page", &format!("location.href.startsWith({address})")).await?;
    page.clicks(".back").await?;
    page.wait_until("and goes", "!location.hash").await?;
    all_is_well(page).await
}

async fn in_a_page_without_a_doctype_it_works(page: &mut Page) -> Kept {
    page.opens("quirks.html").await?;
    page.wait_until("the page is of another age", "document.compatMode === 'BackCompat'").await?;
    all_is_well(page).await
}

async fn in_a_page_in_xml_it_works(page: &mut Page) -> Kept {
    page.opens("page.xhtml").await?;
    page.wait_until("the page is XML", "document.contentType === 'application/xhtml+xml'").await?;
    all_is_well(page).await
}
