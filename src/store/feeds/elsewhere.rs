//! An address that gave no answer: what stands in the way, and whether the site has another address that this page may read.
//! WordPress and Ghost let any page read their API, and none of another site their pages and RSS.

use super::super::source::{Given, Got, Miss, barrier_at, found_at, known_barrier};
use super::named::at;
use crate::barrier::Barrier;
use crate::browser::fetch::PATIENCE_MS;
use crate::browser::json::Json;
use crate::browser::origin;
use crate::feed::text::cut;
use crate::feed::{Format, discovery};
use crate::ticker::Trouble;

/// Looked for once, until an answer comes: a server in trouble is not to be asked twice as often.
pub async fn look(given: &Given) -> Got {
    let missed = |barrier, instead| Err(Miss { came: given.came.clone(), trouble: Some(Trouble::Unreachable { barrier, instead }) });
    if let Some((barrier, instead)) = known_barrier(&given.url) {
        return missed(barrier, instead);
    }
    let barrier = origin::barrier(&given.url).await;
    let mut instead = String::new();
    if barrier == Barrier::Origin && given.format != Format::JsonFeed {
        match api(given).await {
            Ok(got) => return got,
            Err(address) => instead = address,
        }
    }
    barrier_at(&given.url, barrier, &instead);
    missed(barrier, instead)
}

/// The news of the API of the site that is at this address; else the address of the API of the site whose feed it seems to be.
async fn api(given: &Given) -> Result<Got, String> {
    let nothing = Err(String::new());
    let is_api = ["wp/v2/", "ghost/api/"].iter().any(|api| cut(&given.url, api).is_some());
    let Some((own, parent)) = discovery::sites(&given.url).filter(|_| !is_api) else { return nothing };
    let wanted = given.format.allows(Format::WordPress);
    for url in discovery::wordpress(&own) {
        match at(given, &url, Format::WordPress).await {
            Ok(news) if wanted => {
                found_at(&given.url, given.format, &url);
                return Ok(Ok(news));
            }
            Ok(_) => return Err(url),
            Err(_) => {}
        }
    }
    for url in discovery::wordpress(&parent).into_iter().filter(|_| parent != own) {
        if at(given, &url, Format::WordPress).await.is_ok() {
            return Err(url);
        }
    }
    for site in [&parent, &own] {
        if is_ghost(given, &discovery::ghost_site(site)).await {
            return Err([site, "ghost/api/content/posts/?key=KEY (KEY: the Content API key of an integration in Ghost's settings)"].concat());
        }
    }
    nothing
}

async fn is_ghost(given: &Given, url: &str) -> bool {
    let Some(exchange) = given.exchange.as_ref().map(|exchange| exchange.within(url)) else { return false };
    let came = exchange.answer(PATIENCE_MS).await;
    exchange.ends();
    came.is_ok_and(|answer| answer.is_good() && Json::parse(&answer.text).is_ok_and(|json| json.tree().get("site").is_some()))
}
