//! An address that gave no answer: what stands in the way, and whether the site has another address that this page may read.
//! WordPress and Ghost let any page read their API, and none of another site their pages and RSS.

use super::super::source::{self, Given, Got, Miss, News, barrier_at, found_at, known_barrier};
use super::named::at;
use crate::barrier::Barrier;
use crate::browser::clock::now;
use crate::browser::fetch::Answer;
use crate::browser::json::Json;
use crate::browser::origin;
use crate::feed::place::{self, Place};
use crate::feed::text::has;
use crate::feed::{Format, Millis, Tree, discovery, query};
use crate::ticker::Trouble;

/// For all of it: the reader, and what is kept of another visit, wait for that.
const PATIENCE_MS: Millis = 10_000;

/// Looked for once in a while: a server in trouble is not to be asked twice as often.
pub async fn look(given: &Given) -> Got {
    let missed = |trouble| Err(Miss { came: given.came.clone(), trouble: Some(trouble) });
    let unreachable = |barrier, instead| Trouble::Unreachable { barrier, instead };
    // It is the feed that was found there which gives no answer, and not the address itself.
    if let Some(found) = source::found(&given.url, given.format).filter(|found| *found != given.url) {
        let silent = unreachable(origin::barrier(&found).await, String::new());
        return missed(Trouble::Named(found, Box::new(silent)));
    }
    if let Some((barrier, instead)) = known_barrier(&given.url, given.format, now()) {
        return missed(unreachable(barrier, instead));
    }
    let barrier = origin::barrier(&given.url).await;
    let mut instead = String::new();
    if barrier == Barrier::Origin {
        let look = Look { given, until: now() + PATIENCE_MS };
        match look.for_an_api().await {
            Some(Found::News(url, news)) => {
                found_at(&given.url, given.format, &url);
                return Ok(*news);
            }
            Some(Found::Address(url)) => instead = url,
            None => {}
        }
    }
    if !given.is_unwanted() {
        barrier_at(&given.url, given.format, barrier, &instead, now());
    }
    missed(unreachable(barrier, instead))
}

/// What of the same site may be read.
enum Found {
    /// The news of the site whose address it is, by its API's.
    News(String, Box<News>),
    /// The address of the API of the site whose page or feed it is.
    Address(String),
}

struct Look<'a> {
    given: &'a Given,
    until: Millis,
}

impl Look<'_> {
    async fn for_an_api(&self) -> Option<Found> {
        let Given { url, format, .. } = self.given;
        let is_api = ["wp/v2/", "ghost/api/"].iter().any(|api| url.contains(api));
        // An address that gave a feed once is that feed's.
        if is_api || source::found(url, *format).is_some() {
            return None;
        }
        let place = place::of(url)?;
        match self.for_a_wordpress(&place).await {
            Some(Found::Address(url)) => Some(Found::Address(self.told(url, Format::WordPress))),
            Some(news) => Some(news),
            None => self.for_a_ghost(&place).await.map(|url| Found::Address(self.told(url, Format::Ghost))),
        }
    }

    /// Any address of a WordPress tells where it is: what answers is the whole of it, and not the page or the feed that is there.
    async fn for_a_wordpress(&self, place: &Place) -> Option<Found> {
        let homes = self.json(&discovery::wordpress_index(&place.own)).await.map(|index| discovery::wordpress_homes(&index)).unwrap_or_default();
        let is_home = homes.contains(&place.own) || homes.is_empty() && place.site == place.own;
        // With a query it may be a part of the site: that is not to become the whole.
        let is_whole = is_home && self.given.format.allows(Format::WordPress) && !has(&self.given.url, b"?");
        let site = if is_home { &place.own } else { homes.first().unwrap_or(&place.site) };
        // What does not tell where it is has no plain addresses, either.
        let urls = discovery::wordpress(site).into_iter().take(if homes.is_empty() { 1 } else { 2 });
        for url in urls {
            if is_whole {
                if let Ok(news) = at(self.given, &url, Format::WordPress, self.patience()).await {
                    return Some(Found::News(url, Box::new(news)));
                }
            } else if self.json(&query::set(&query::set(&url, "per_page", "1"), "_fields", "id")).await.is_some() {
                let part = self.part(place, &url).await;
                return Some(Found::Address(part.unwrap_or(url)));
            }
        }
        None
    }

    /// The same part of a WordPress by its API.
    async fn part(&self, place: &Place, posts: &str) -> Option<String> {
        let (url, parameter) = place.part.as_ref()?.of_wordpress(posts)?;
        let found = self.json(&url).await?;
        let number = Tree::list(Some(&found)).first()?.get("id")?.words()?;
        Some(query::set(posts, parameter, number))
    }

    async fn for_a_ghost(&self, place: &Place) -> Option<String> {
        let mut sites = vec![&place.site, &place.root];
        sites.dedup();
        for site in sites {
            if self.json(&discovery::ghost_site(site)).await.is_some_and(|json| json.get("site").is_some()) {
                let part = place.part.as_ref().and_then(|part| part.of_ghost()).unwrap_or_default();
                return Some([site, "ghost/api/content/posts/?key=KEY", &part, " (KEY: the Content API key of an integration in Ghost's settings)"].concat());
            }
        }
        None
    }

    /// An address for the site owner, who has to name the format with it.
    fn told(&self, url: String, format: Format) -> String {
        if self.given.format.allows(format) { url } else { [&url, " (with format=\"auto\")"].concat() }
    }

    async fn json(&self, url: &str) -> Option<Tree> {
        let exchange = self.given.exchange.as_ref()?.within(url);
        let came = exchange.answer(self.patience()).await;
        exchange.ends();
        Some(Json::parse(&came.ok().filter(Answer::is_good)?.text).ok()?.tree())
    }

    fn patience(&self) -> Millis {
        (self.until - now()).max(0)
    }
}
