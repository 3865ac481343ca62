//! An address that gave no answer: what stands in the way, and whether the site has another address that this page may read.
//! WordPress and Ghost let any page read their API, and none of another site their pages and RSS.

use super::super::source::{self, Given, Got, Miss, News, barrier_at, found_at, known_barrier};
use super::brief;
use super::named::at;
use crate::barrier::Barrier;
use crate::browser::clock::now;
use crate::browser::fetch::Answer;
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
    // An address that gave a feed once is that feed's, and where it was found no other is looked for.
    if let Some(found) = source::found(&given.url, given.format) {
        return missed(unreachable(origin::barrier(&found).await, String::new()));
    }
    if let Some((barrier, instead)) = known_barrier(&given.url, given.format, now()) {
        return missed(unreachable(barrier, instead));
    }
    let look = Look { given, until: now() + PATIENCE_MS };
    let barrier = origin::barrier(&given.url).await;
    let mut instead = String::new();
    if barrier == Barrier::Origin {
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
        let url = &self.given.url;
        let is_api = ["wp/v2/", "ghost/api/"].iter().any(|api| url.contains(api));
        let place = place::of(url).filter(|_| !is_api)?;
        match self.for_a_wordpress(&place).await {
            Some(Found::Address(url)) => Some(Found::Address(self.told(url, Format::WordPress))),
            Some(news) => Some(news),
            None => self.for_a_ghost(&place).await.map(|url| Found::Address(self.told(url, Format::Ghost))),
        }
    }

    /// Any address of a WordPress tells where it is: what answers is the whole of it, and not the page or the feed that is there.
    async fn for_a_wordpress(&self, place: &Place) -> Option<Found> {
        let index = self.json(&discovery::wordpress_index(&place.own)).await;
        // One of another site is not this one's, whatever it says.
        let is_its = |home: &String| home.starts_with(&place.root);
        let homes: Vec<String> = index.iter().flat_map(discovery::wordpress_homes).filter(is_its).collect();
        let is_home = homes.contains(&place.own) || index.is_none() && place.site == place.own;
        // With a query it may be a part of the site: that is not to become the whole.
        let is_whole = is_home && self.given.format.allows(Format::WordPress) && !has(&self.given.url, b"?");
        let site = if is_home { &place.own } else { homes.first().unwrap_or(&place.site) };
        // What does not tell where it is has no plain addresses, either.
        let urls = discovery::wordpress(site).into_iter().take(if index.is_none() { 1 } else { 2 });
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
        brief(&came.ok().filter(Answer::is_good)?)
    }

    fn patience(&self) -> Millis {
        (self.until - now()).max(0)
    }
}
