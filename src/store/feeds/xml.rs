//! RSS and Atom, in a part of their own: whoever reads a newsroom's API does not need it.

use std::future::Future;
use std::pin::Pin;

#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use crate::browser::clock::Turn;
use crate::browser::fetch::Answer;
use crate::browser::{decode, xml};
use crate::feed::xml::encoding;
use crate::feed::{Feed, FeedError, Format};

type Reader = Pin<Box<dyn Future<Output = Result<(Feed, Answer), FeedError>>>>;

/// The feed, and the answer with the text that it turned out to be.
pub async fn read(answer: &Answer, format: Format) -> Result<(Feed, Answer), FeedError> {
    #[cfg(feature = "split")]
    let reader = split_xml(answer.clone(), format).await;
    #[cfg(not(feature = "split"))]
    let reader = split_xml(answer.clone(), format);
    match reader {
        Ok(reader) => reader.await,
        Err(_) => Err(FeedError::Part("split_xml.wasm")),
    }
}

#[cfg_attr(feature = "split", wasm_split(xml, wasm_split_path = ::leptos::wasm_split, fallible))]
fn split_xml(answer: Answer, format: Format) -> Result<Reader, leptos::wasm_split::SplitLoaderError> {
    Ok(Box::pin(decoded(answer, format)))
}

async fn decoded(mut answer: Answer, format: Format) -> Result<(Feed, Answer), FeedError> {
    // Each of these goes through all of it.
    let mut turn = Turn::begin();
    let text = String::from(&answer.text);
    turn.pass().await;
    // A letter or two that were broken on the way make no other encoding: there all letters beyond ASCII would be.
    let (mut broken, mut whole) = (0, 0);
    for letter in text.chars().filter(|letter| !letter.is_ascii()) {
        *(if letter == char::REPLACEMENT_CHARACTER { &mut broken } else { &mut whole }) += 1;
    }
    let is_utf8 = broken == 0 || whole > broken;
    let said = encoding::label(answer.header("Content-Type").as_deref(), &decode::start(&answer), is_utf8);
    let decoded = |label: Option<String>| label.and_then(|label| decode::decode(&answer, &label));
    // A label that no browser knows says nothing.
    answer.decoded = if said.is_some() { decoded(said).or_else(|| decoded(encoding::label(None, &[], is_utf8))) } else { None };
    turn.pass().await;
    let feed = xml::read(answer.decoded.as_ref().unwrap_or(&text), answer.is_cut(), format, &answer).await?;
    Ok((feed, answer))
}
