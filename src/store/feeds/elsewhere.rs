//! An address that gave no answer: what stands in the way, and whether the site has another address that this page may read.
//! WordPress and Ghost let any page read their API, and none of another site their pages and RSS.

use super::super::source::{Given, Got, Miss, address, barrier_at, found_at, known_barrier};
use super::named::at;
use crate::barrier::Barrier;
use crate::browser::clock::now;
use crate::browser::fetch::{Answer, PATIENCE_MS};
use crate::browser::json::Json;
use crate::browser::origin;
use crate::feed::text::{cut, has};
use crate::feed::{Format, Tree, discovery};
use crate::ticker::Trouble;

/// Looked for once in a while: a server in trouble is not to be asked twice as often.
pub async fn look(given: &Given) -> Got {
    let missed = |trouble| Err(Miss { came: given.came.clone(), trouble: Some(trouble) });
    let unreachable = |barrier, instead| Trouble::Unreachable { barrier, instead };
    // It is the feed that was found there which gives no answer, and not the address itself.
    let found = address(&given.url, given.format);
    if found != given.url {
        let silent = unreachable(origin::barrier(&found).await, String::new());
        return missed(Trouble::Named(found, Box::new(silent)));
    }
    if let Some((barrier, instead)) = known_barrier(&given.url, given.format, now()) {
        return missed(unreachable(barrier, instead));
    }
    let barrier = origin::barrier(&given.url).await;
    let mut instead = String::new();
    if barrier == Barrier::Origin && given.format != Format::JsonFeed {
        match api(given).await {
            Ok(got) => return got,
            Err(address) => instead = address,
        }
    }
    if !given.is_unwanted() {
        barrier_at(&given.url, given.format, barrier, &instead, now());
    }
    missed(unreachable(barrier, instead))
}

/// The news of the API of the site that is at this address; else the address of the API of the site whose page or feed it is.
async fn api(given: &Given) -> Result<Got, String> {
    let nothing = Err(String::new());
    let is_api = ["wp/v2/", "ghost/api/"].iter().any(|api| cut(&given.url, api).is_some());
    let Some([own, parent, root]) = discovery::sites(&given.url).filter(|_| !is_api) else { return nothing };
    let [pretty, plain] = discovery::wordpress(&own);
    let (mut url, mut news, mut homes) = (pretty, None, Vec::new());
    if let Ok(found) = at(given, &url, Format::WordPress).await {
        news = Some(found);
    } else {
        homes = self::homes(given, &own).await;
        if homes.contains(&own) {
            url = plain;
            news = at(given, &url, Format::WordPress).await.ok();
        }
    }
    if let Some(news) = news {
        // With a query it may be a part of the site: that is not to become the whole.
        if !given.format.allows(Format::WordPress) || has(&given.url, b"?") {
            return Err(url);
        }
        found_at(&given.url, given.format, &url);
        return Ok(Ok(news));
    }
    let site = homes.into_iter().next().unwrap_or(parent);
    for url in discovery::wordpress(&site).into_iter().filter(|_| site != own) {
        if at(given, &url, Format::WordPress).await.is_ok() {
            return Err(url);
        }
    }
    let mut ghosts = vec![site, own, root];
    ghosts.dedup();
    for site in ghosts {
        if json(given, &discovery::ghost_site(&site)).await.is_some_and(|json| json.get("site").is_some()) {
            return Err([&site, "ghost/api/content/posts/?key=KEY (KEY: the Content API key of an integration in Ghost's settings)"].concat());
        }
    }
    nothing
}

/// Where the WordPress is that an address belongs to: any of its addresses answers for the whole of it, and not for the page
/// or the feed that is there.
async fn homes(given: &Given, own: &str) -> Vec<String> {
    json(given, &discovery::wordpress_index(own)).await.map(|index| discovery::wordpress_homes(&index)).unwrap_or_default()
}

async fn json(given: &Given, url: &str) -> Option<Tree> {
    let exchange = given.exchange.as_ref()?.within(url);
    let came = exchange.answer(PATIENCE_MS).await;
    exchange.ends();
    Some(Json::parse(&came.ok().filter(Answer::is_good)?.text).ok()?.tree())
}
