//! RSS and Atom, in a part of their own: whoever reads a newsroom's API does not need it.

use std::future::Future;
use std::pin::Pin;

#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use crate::browser::clock::Turn;
use crate::browser::fetch::Answer;
use crate::browser::pieces::pieces;
use crate::browser::xml;
use crate::feed::{Feed, FeedError, Format};

type Reader = Pin<Box<dyn Future<Output = Result<Feed, FeedError>>>>;

pub async fn read(answer: &Answer, format: Format) -> Result<Feed, FeedError> {
    #[cfg(feature = "split")]
    let reader = split_xml(answer.clone(), format).await;
    #[cfg(not(feature = "split"))]
    let reader = split_xml(answer.clone(), format);
    match reader {
        Ok(reader) => reader.await,
        Err(_) => Err(FeedError::Part("split_xml.wasm")),
    }
}

#[cfg_attr(feature = "split", wasm_split(xml, wasm_split_path = crate::browser::split, fallible))]
fn split_xml(answer: Answer, format: Format) -> Result<Reader, crate::browser::split::SplitLoaderError> {
    Ok(Box::pin(feed(answer, format)))
}

async fn feed(answer: Answer, format: Format) -> Result<Feed, FeedError> {
    // The part may have been waited for.
    let mut turn = Turn::begin();
    let mut text = String::new();
    let body = match &answer.decoded {
        Some(decoded) => decoded,
        None => {
            for piece in pieces(&answer.text) {
                text.push_str(&piece);
                turn.pass().await;
            }
            &text
        }
    };
    xml::read(body, answer.is_cut(), format, &answer, &mut turn).await
}
