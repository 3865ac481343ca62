//! What attributes mean, as a table; and README's tables say the same as the one in config.rs.

use std::cell::RefCell;

use news_widget::embed::config::{Attribute, Config, Element, Layout, NEWS_SIGNUP, NEWS_WIDGET, Opens, Surroundings};
use news_widget::ticker::Picks;

/// An element with these attributes, on a page in German.
struct Page<'a> {
    attributes: &'a [(&'a str, &'a str)],
    console: RefCell<Vec<String>>,
}

impl Surroundings for Page<'_> {
    fn attribute(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }
    fn resolve(&self, url: &str) -> Option<String> {
        (!url.contains([' ', '^'])).then(|| format!("https://example.org/{url}"))
    }
    fn knows_language(&self, tag: &str) -> bool {
        tag.len() < 6
    }
    fn knows_zone(&self, zone: &str) -> bool {
        zone.contains('/')
    }
    fn nearest_language(&self) -> Option<String> {
        Some("de".to_owned())
    }
    fn complain(&self, message: &str) {
        self.console.borrow_mut().push(message.to_owned());
    }
}

fn read(element: Element, attributes: &[(&str, &str)]) -> (Config, Vec<String>) {
    let page = Page { attributes, console: RefCell::default() };
    let config = Config::read(element, &page);
    (config, page.console.into_inner())
}

/// A `<news-widget>` that also has a feed.
fn widget(attributes: &[(&str, &str)]) -> (Config, Vec<String>) {
    read(Element::NewsWidget, &[&[("feed", "feed.json")], attributes].concat())
}

#[test]
fn without_attributes_the_defaults_count() {
    let (config, console) = widget(&[]);
    assert_eq!((config.refresh, config.limit, config.theme), (60, 10, "auto"));
    assert_eq!((config.signup, config.heading, config.time_zone), (None, None, None));
    assert_eq!((config.lang.as_str(), config.feeds.concat().as_str(), config.stream), ("de", "https://example.org/feed.json", None));
    assert!(console.is_empty(), "{console:?}");
}

#[test]
fn good_values_count_and_bad_ones_are_named_with_the_cure() {
    let config = |name, value| widget(&[(name, value)]).0;
    assert_eq!([config("refresh", "0").refresh, config("refresh", "7").refresh, config("refresh", "300").refresh], [0, 15, 300]);
    assert_eq!(config("limit", " 3 ").limit, 3);
    assert_eq!(config("theme", "dark").theme, "dark");
    assert_eq!(config("lang", "ar").lang, "ar");
    assert_eq!(config("time-zone", "Europe/Kyiv").time_zone.as_deref(), Some("Europe/Kyiv"));
    assert_eq!(config("heading", "").heading, None);
    assert_eq!(config("signup", "sub").signup.as_deref(), Some("https://example.org/sub"));
    assert_eq!(config("pin", " Election ").pin.as_deref(), Some("Election"));
    assert_eq!(config("picks", "featured").picks, Picks::Featured);
    assert_eq!(config("picks", "tag: Long reads ").picks, Picks::Tag("Long reads".to_owned()));
    assert_eq!(config("picks", "picks.json").picks, Picks::Feed("https://example.org/picks.json".to_owned()));
    let bad = [
        ("refresh", "soon"),
        ("refresh", "-1"),
        ("refresh", "99999999999"),
        ("limit", "0"),
        ("limit", "+4"),
        ("promo-every", "-5"),
        ("layout", "Line"),
        ("structured-data", "yes"),
        ("theme", "Dark mode"),
        ("theme", "dark light"),
        ("theme", " dark "),
        ("lang", "no language"),
        ("time-zone", "Kyiv"),
        ("time-zone", "+02:00"),
        ("signup", "no url"),
        ("stream", "no url"),
        ("picks", "no url"),
        ("picks", "tag:"),
    ];
    for (name, value) in bad {
        let (config, console) = widget(&[(name, value)]);
        assert_eq!(config, widget(&[]).0, "{name}={value}");
        let message = console.concat();
        let named = [name, value, "allowed: ", "Used instead: "].iter().all(|part| message.contains(part));
        assert!(console.len() == 1 && named, "{name}={value}: {console:?}");
    }
}

/// The words of an attribute that takes some and nothing else; editors are told of them (tools/npm/promise.mjs).
fn words(allowed: &str) -> Vec<&str> {
    let words: Vec<&str> = allowed.split(" or ").flat_map(|some| some.split(", ")).collect();
    if words.len() > 1 && words.iter().all(|word| word.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')) { words } else { Vec::new() }
}

#[test]
fn where_words_are_allowed_each_counts_and_one_of_them_is_the_default() {
    let table = |element| if element == Element::NewsWidget { NEWS_WIDGET.as_slice() } else { NEWS_SIGNUP.as_slice() };
    let required = [("feed", "feed.json"), ("action", "sub")];
    let mut lists = 0;
    for element in [Element::NewsWidget, Element::NewsSignup] {
        for attribute in table(element) {
            let words = words(attribute.allowed);
            let configs: Vec<_> = words.iter().map(|word| read(element, &[required.as_slice(), &[(attribute.name, word)]].concat())).collect();
            assert!(configs.iter().all(|(_, console)| console.is_empty()), "{}: {configs:?}", attribute.name);
            // Each means something else.
            assert!(configs.iter().enumerate().all(|(at, one)| !configs[..at].contains(one)), "{}", attribute.name);
            assert!(words.is_empty() || words.contains(&attribute.default), "{}: {}", attribute.name, attribute.default);
            lists += usize::from(!words.is_empty());
        }
    }
    assert!(lists >= 6, "{lists}");
}

#[test]
fn a_bar_has_room_for_nothing_but_an_entry() {
    let all = [("signup", "sub"), ("picks", "featured"), ("promo-every", "3"), ("structured-data", "on")];
    let (config, console) = widget(&[&all[..], &[("layout", "line")]].concat());
    assert_eq!((config.signup, config.picks, config.promo_every, config.opens, config.layout), (None, Picks::None, 0, Opens::Dialog, Layout::Line));
    assert!(config.structured_data && console.is_empty(), "{console:?}");
    assert_eq!(widget(&[("layout", "line"), ("article", "link")]).0.opens, Opens::Link);
    let (config, _) = widget(&[&all[..], &[("layout", "compact")]].concat());
    assert_eq!((config.promo_every, config.opens, config.layout), (3, Opens::Inline, Layout::Compact));
}

#[test]
fn several_feeds_are_read_each_once_and_one_that_is_no_url_is_named() {
    let (config, console) = read(Element::NewsWidget, &[("feed", " a.json\n b.json a.json ^ ")]);
    assert_eq!(config.feeds, ["https://example.org/a.json", "https://example.org/b.json"]);
    assert!(console.len() == 1 && console.concat().contains("feed=\"^\""), "{console:?}");
}

#[test]
fn what_is_required_is_asked_for() {
    let (config, console) = read(Element::NewsWidget, &[]);
    assert!(config.feeds.is_empty() && console.concat().contains("attribute feed is missing"), "{console:?}");
    let (config, console) = read(Element::NewsSignup, &[]);
    assert!(config.signup.is_none() && console.concat().contains("attribute action"), "{console:?}");
    let (config, console) = read(Element::NewsSignup, &[("action", "sub")]);
    assert!(config.signup.is_some() && console.is_empty(), "{console:?}");
}

/// README's rows of one table: the first three columns.
fn rows(readme: &str, element: &str) -> Vec<[String; 3]> {
    let title = format!("### `<{element}>` attributes");
    let (_, section) = readme.split_once(&title).unwrap_or_default();
    let table = section.lines().skip_while(|line| !line.starts_with('|')).skip(2).take_while(|line| line.starts_with('|'));
    table
        .map(|line| {
            let mut cells = line.trim_matches('|').split('|').map(|cell| unquoted(cell.trim()).to_owned());
            [(); 3].map(|()| cells.next().unwrap_or_default())
        })
        .collect()
}

/// `x` in Markdown's code signs, as a whole.
fn unquoted(cell: &str) -> &str {
    cell.strip_prefix('`').and_then(|cell| cell.strip_suffix('`')).filter(|cell| !cell.contains('`')).unwrap_or(cell)
}

#[test]
fn the_readme_says_what_the_table_says() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let expected =
        |table: &[&Attribute]| -> Vec<[String; 3]> { table.iter().map(|one| [one.name.to_owned(), one.allowed.to_owned(), one.default.to_owned()]).collect() };
    assert_eq!(rows(&readme, "news-widget"), expected(&NEWS_WIDGET));
    assert_eq!(rows(&readme, "news-signup"), expected(&NEWS_SIGNUP));
}
