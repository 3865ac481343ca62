//! What comes out of the corpora's RSS and Atom, file by file: what rssatom.rs sums up of each.

use news_widget::feed::{FeedError, date};
use serde_json::{Value, json};

fn at(moment: &str) -> i64 {
    let at = date::parse(moment);
    assert!(at.is_some(), "{moment}");
    at.unwrap_or_default()
}

/// The feeds, from https://example.org/feed.
pub fn feeds() -> Vec<(&'static str, Value)> {
    let nws = "http://alerts.weather.gov/cap/";
    vec![
        (
            "feed-rs-atom_relative.xml",
            json!({
                "title": "Example Feed with Relative URLs", "home": "https://example.org/blog/", "count": 1,
                "entries": [{ "id": "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", "url": "https://example.org/blog/2003/12/13/atom03", "title": "Atom-Powered Robots Run Amok",
                    "summary": "Some text.", "published": at("2003-12-13T18:30:02Z"), "modified": at("2003-12-13T18:30:02Z"), "authors": ["Jane Doe"] }]
            }),
        ),
        (
            "feed-rs-atom_scattered.xml",
            json!({
                "title": "Scattered Thoughts", "home": "https://www.scattered-thoughts.net/", "lang": "en", "count": 1,
                "entries": [{ "id": "https://www.scattered-thoughts.net/log/0042/", "url": "https://www.scattered-thoughts.net/log/0042/",
                    "title": "0042: consulting lessons, there are no strings on me, buttondown, focus goof, jsfuck, 1ml",
                    // Elements that its type says are text.
                    "html": "<a href=\"https://www.scattered-thoughts.net/log/0042/\">0042:… 111",
                    "published": at("2023-12-01T00:00:00Z"), "modified": at("2023-12-01T00:00:00Z"), "authors": ["Jamie Brandon"], "lang": "en" }]
            }),
        ),
        (
            "feed-rs-atom_xml_base.xml",
            json!({
                "title": "my cool website title", "count": 1,
                "entries": [{ "id": "https://numi.st/post/2022/travel-uke", "url": "https://numi.st/post/2022/travel-uke", "title": "my cool entry title",
                    "html": "<p><img src=\"IMG_1232.jpeg\" /></p>", "base": "https://numi.st/post/2022/travel-uke/", "published": at("2022-04-21T00:00:00Z"),
                    "modified": at("2022-04-21T00:00:00Z"), "authors": ["Not Blank"] }]
            }),
        ),
        (
            "feed-rs-rss_0.91_encoding_1.xml",
            json!({
                "title": "Dicas-L: Dicas técnicas de Linux e Software Livre", "home": "http://www.dicas-l.com.br/index.xml", "lang": "pt-br", "count": 1,
                "entries": [{ "id": "http://www.dicas-l.com.br/dicas-l/20200406.php", "url": "http://www.dicas-l.com.br/dicas-l/20200406.php",
                    "title": "bash - Expansão de Parâmetros", "summary": "bash - Expansão de Parâmetros", "lang": "pt-br" }]
            }),
        ),
        (
            "feed-rs-rss_1.0_iso8859.xml",
            json!({
                "title": "Golem.de", "home": "https://www.golem.de/", "count": 1,
                "entries": [{ "id": "https://www.golem.de/news/digitalministerium-neue-glasfaserfoerderung-mit-schnellkasse-2301-171451.html",
                    "url": "https://www.golem.de/news/digitalministerium-neue-glasfaserfoerderung-mit-schnellkasse-2301-171451.html",
                    "title": "Digitalministerium: Neue Glasfaserförderung mit Schnellkasse",
                    "summary": "Ab April soll es wieder Förderung für den Ausbau von Glasfas… 156",
                    "html": "<img src=\"https://www.golem.de/2301/171451-364223-364219_rc.… 519",
                    "published": at("2023-01-25T18:03:02Z"), "authors": ["Achim Sawall"] }]
            }),
        ),
        (
            "feed-rs-rss_2.0_ghost_2.xml",
            json!({
                "title": "Changelog", "home": "https://ghost.org/changelog/", "count": 1,
                "entries": [{ "id": "615376bf10e1d9004af82a8c", "url": "https://ghost.org/changelog/email-without-publishing/", "title": "Send emails without publishing",
                    "summary": "You can now choose whether or not to publish a post on your … 276", "html": "<p>You can now choose whether or not to publish a post on yo… 1084",
                    "published": at("2021-10-11T18:11:15Z"), "authors": ["Team Ghost"], "tags": ["New"] }]
            }),
        ),
        (
            "feed-rs-rss_2.0_heated.xml",
            json!({
                "title": "HEATED", "home": "https://heated.world/", "lang": "en", "count": 1,
                "entries": [{ "id": "https://heated.world/p/a-conversation-about-keystone-xl", "url": "https://heated.world/p/a-conversation-about-keystone-xl",
                    "title": "A conversation about Keystone XL", "summary": "This past weekend, I was interviewed by Walt Hickey, the aut… 92",
                    "html": "<p>Hello, dear paid subscriber fam! I have some good news an… 707", "published": at("2021-02-03T12:00:47Z"), "authors": ["Emily Atkin"], "lang": "en",
                    "image": "https://cdn.substack.com/image/fetch/h_600,c_limit,f_auto,q_auto:good,fl_progressive:steep/https%3A%2F%2Fbucketeer-e05bbc84-baa3-437e-9518-adb32be77984.s3.amazonaws.com%2Fpublic%2Fimages%2Fc3a98cc3-73ff-48f8-a8bb-7b71d3211fb6_3024x4032.jpeg" }]
            }),
        ),
        (
            "feed-rs-rss_2.0_ilgiornale.xml",
            json!({
                "title": "Il Giornale - Cronache", "home": "https://www.ilgiornale.it/taxonomy/term/40821/feed", "lang": "it", "count": 1,
                "entries": [{ "id": "https://www.ilgiornale.it/news/cronaca-nera/caso-saman-abbas-arrestato-pakistan-padre-shabbar-2085649.html",
                    "url": "https://www.ilgiornale.it/news/cronaca-nera/caso-saman-abbas-arrestato-pakistan-padre-shabbar-2085649.html",
                    "title": "Arrestato in Pakistan Shabbar Abbas. In Italia è accusato per l'omicidio di Saman",
                    "html": "<figure><img src=\"https://img.ilgcdn.com/sites/default/files… 353", "published": at("2022-11-15T20:15:04Z"), "authors": ["Angela Leucci"],
                    "tags": ["Cronaca nera"], "lang": "it" }]
            }),
        ),
        (
            "feed-rs-rss_2.0_matrix.xml",
            json!({
                "title": "matrix.org", "home": "https://matrix.org/", "count": 1,
                "entries": [{ "id": "https://matrix.org/blog/2022/09/23/this-week-in-matrix-2022-09-23", "url": "https://matrix.org/blog/2022/09/23/this-week-in-matrix-2022-09-23",
                    "title": "This Week in Matrix 2022-09-23", "summary": "Matrix Live Dept of Social Good 🙆 carla says Carla Griggio, … 132", "published": at("2022-09-23T00:00:00Z") }]
            }),
        ),
        (
            "feed-rs-rss_2.0_relurl_1.xml",
            json!({
                "title": "Insanity Industries", "home": "https://insanity.industries/", "lang": "en-US", "count": 2,
                "entries": [{ "id": "https://insanity.industries/post/pareto-optimal-compression/", "url": "https://insanity.industries/post/pareto-optimal-compression/",
                    "title": "Pareto-optimal compression", "summary": "Everyone wants good compression. But what exactly is good co… 94", "html": "...",
                    "base": "https://insanity.industries/post/pareto-optimal-compression/", "published": at("2021-03-02T22:39:15Z"),
                    "authors": ["Jonas Große Sundrup"], "lang": "en-US" },
                    { "id": "https://insanity.industries/post/pacman-tracking-leftover-packages/", "url": "https://insanity.industries/post/pacman-tracking-leftover-packages/",
                    "title": "Tracking leftover packages with pacman", "summary": "Package managers take care of resolving dependencies for you… 155",
                    "html": "<p>Automatically resolving and installing dependencies is on… 138", "base": "https://insanity.industries/post/pacman-tracking-leftover-packages/",
                    "published": at("2021-02-13T00:00:00Z"), "authors": ["Jonas Große Sundrup"], "lang": "en-US" }]
            }),
        ),
        (
            "feed-rs-rss_2.0_wirecutter.xml",
            json!({
                "title": "Wirecutter: Reviews for the Real World", "home": "https://www.nytimes.com/wirecutter", "lang": "en-US", "count": 1,
                "entries": [{ "id": "https://www.nytimes.com/wirecutter/?p=270973",
                    "url": "https://www.nytimes.com/wirecutter/blog/how-to-teach-someone-a-board-game/?utm_source=rss&utm_medium=feed&utm_campaign=RSS%20Feed",
                    "title": "How to Teach Someone a Board Game (and Even Have Fun Doing It)", "summary": "Modern board games can be wonderfully complex and intricate,… 335",
                    "html": "<figure class=\"featured-image\">\n      <img class=\"image\" src… 4278", "published": at("2022-09-20T11:00:17Z"), "authors": ["James Austin"],
                    "tags": ["Uncategorized"], "lang": "en-US" }]
            }),
        ),
        (
            "feedjira-AtomEscapedHTMLInPreTag.xml",
            json!({
                "title": "Test feed", "count": 1,
                "entries": [{ "id": "This is escaped html: <b>test<b> Test entry", "title": "Test entry", "base": "https://example.org/feed",
                    "html": "<p>This is escaped html:</p>\n        <pre>&lt;b&gt;test&lt;b… 70" }]
            }),
        ),
        (
            "feedjira-AtomFeedWithSpacesAroundEquals.xml",
            json!({
                "title": "Current Watches, Warnings and Advisories for Lincoln (MEC015) Maine Issued by the National Weather Service",
                "home": format!("{nws}wwaatmget.php?x=MEC015&y=0"), "count": 1,
                "entries": [{ "id": format!("{nws}wwacapget.php?x=ME124CCF70CDD4.WinterWeatherAdvisory.124CCF729F10ME.CARWSWCAR.b113b32cf3dd0946aab63451118d16e7"),
                    "url": format!("{nws}wwacapget.php?x=ME124CCF70CDD4.WinterWeatherAdvisory.124CCF729F10ME.CARWSWCAR.b113b32cf3dd0946aab63451118d16e7"),
                    "title": "Winter Weather Advisory issued November 07 at 4:09AM EST until November 08 at 12:00PM EST by NWS",
                    "summary": "...WINTER WEATHER ADVISORY IN EFFECT FROM 7 PM THIS EVENING … 313", "published": at("2012-11-07T09:09:00Z"), "modified": at("2012-11-07T09:09:00Z"),
                    // An address is all that is known.
                    "authors": ["w-nws.webmaster@noaa.gov"] }]
            }),
        ),
        (
            "feedjira-InvalidDateFormat.xml",
            json!({
                // It breaks off after its channel.
                "title": "Invalid date format feed", "home": "http://example.com/feed", "lang": "en-US", "count": 2,
                "entries": [{ "id": "http://example.com/item0", "url": "http://example.com/item0", "title": "Item 0 with an invalid date", "published": at("2017-10-16T15:10:00Z"), "lang": "en-US" },
                    { "id": "http://example.com/item1", "url": "http://example.com/item1", "title": "Item 1 with all valid dates", "published": at("2017-10-17T12:17:00Z"), "lang": "en-US" }]
            }),
        ),
        (
            "feedjira-Permalinks.xml",
            json!({
                "count": 4,
                "entries": [{ "id": "http://example.com/1", "title": "Item 1", "base": "https://example.org/feed" }, { "id": "http://example.com/5", "title": "Item 4", "url": "http://example.com/4" }]
            }),
        ),
        ("gofeed-rdf_feed.xml", json!({ "title": "Feed Title", "count": 0 })),
        ("gofeed-rss_feed_bom.xml", json!({ "title": "Feed Title", "count": 0 })),
        ("gofeed-rss_feed_leading_spaces.xml", json!({ "title": "Feed Title", "count": 0 })),
        (
            "miniflux-encoding_ISO-8859-1.xml",
            json!({
                "title": "Golem.de", "home": "https://www.golem.de/", "lang": "de", "count": 40,
                "entries": [{ "id": "https://www.golem.de/1810/137358-rss.html",
                    "url": "https://www.golem.de/news/red-dead-redemption-2-hinweise-auf-pc-umsetzung-in-app-von-rockstar-games-1810-137358-rss.html",
                    "title": "Red Dead Redemption 2: Hinweise auf PC-Umsetzung in App von Rockstar Games", "summary": "Viele Spieler wünschen sich eine PC-Version von Red Dead Red… 265",
                    "html": "<img src=\"https://www.golem.de/1810/137358-177541-177538_rc.… 646", "published": at("2018-10-28T12:48:00Z"), "lang": "de" },
                    { "id": "https://www.golem.de/1810/137319-rss.html",
                    "url": "https://www.golem.de/news/xiaomi-das-mi-mix-3-hat-keine-notch-und-eine-versteckte-frontkamera-1810-137319-rss.html",
                    "title": "Xiaomi: Das Mi Mix 3 hat keine Notch und eine versteckte Frontkamera", "summary": "Das Display von Xiaomis angekündigtem Smartphone Mi Mix 3 is… 256",
                    "html": "<img src=\"https://www.golem.de/1810/137319-177371-177370_rc.… 613", "published": at("2018-10-25T10:49:00Z"), "lang": "de" }]
            }),
        ),
        (
            "miniflux-encoding_WINDOWS-1251.xml",
            json!({
                "title": "iBash.Org.Ru", "home": "http://ibash.org.ru/", "lang": "ru", "count": 50,
                "entries": [{ "id": "http://ibash.org.ru/quote.php?id=17703", "url": "http://ibash.org.ru/quote.php?id=17703", "title": "Цитата #17703",
                    "html": "xxx: есть у кого жаба программер <br />xxx: кот немного пхп … 189", "published": at("2018-03-21T07:27:32Z"), "lang": "ru" },
                    { "id": "http://ibash.org.ru/quote.php?id=17220", "url": "http://ibash.org.ru/quote.php?id=17220", "title": "Цитата #17220",
                    "html": "xxx: конструктор запросов как всегда гентален <br />xxx: :( … 123", "published": at("2018-03-15T06:16:48Z"), "lang": "ru" }]
            }),
        ),
        (
            "miniflux-no_encoding_ISO-8859-1.xml",
            json!({
                // One of its ten items has nothing but a date.
                "title": "Flux RSS du magazine de psychologie Le Cercle Psy", "home": "https://le-cercle-psy.scienceshumaines.com/rss", "count": 9,
                "entries": [{ "id": "https://le-cercle-psy.scienceshumaines.com/perturbateurs-endocriniens-quels-effets-sur-le-cerveau_sh_39995",
                    "url": "https://le-cercle-psy.scienceshumaines.com/perturbateurs-endocriniens-quels-effets-sur-le-cerveau_sh_39995",
                    "title": "Perturbateurs endocriniens : quels effets sur le cerveau ?", "summary": "Si leur impact semble discret au premier abord, nombre d'étu… 185",
                    "published": at("2018-10-17T10:30:00Z") },
                    { "id": "https://le-cercle-psy.scienceshumaines.com/psychologue-a-domicile-de-la-clinique-a-l-etat-brut_sh_35540",
                    "url": "https://le-cercle-psy.scienceshumaines.com/psychologue-a-domicile-de-la-clinique-a-l-etat-brut_sh_35540",
                    "title": "Psychologue à domicile : de la clinique à l'état brut", "summary": "Si tu ne peux pas venir au psychologue, le psychologue viend… 206",
                    "published": at("2018-10-17T10:30:00Z") }]
            }),
        ),
        (
            "miniflux-urdu_UTF8.xml",
            json!({
                "title": "BBC News اردو - پاکستان کے لیے امریکی امداد کی بہار و خزاں", "home": "http://www.bbcurdu.com/", "lang": "ur", "count": 26,
                "entries": [{ "id": "http://www.bbc.com/urdu/pakistan-42575603", "url": "http://www.bbc.com/urdu/pakistan-42575603",
                    "title": "امریکی عسکری امداد کی بندش کی وجوہات: انڈیا سے جنگ، جوہری پروگرام اور اب دہشت گردوں کی پشت پناہی",
                    "summary": "امریکہ اور پاکستان کے 70 سالہ تعلقات میں جب بھی زیادہ کشیدگی… 133", "published": at("2018-01-05T16:51:00Z"), "lang": "ur", "size": [1024, 576],
                    "image": "http://c.files.bbci.co.uk/A787/production/_99478824_gettyimages-856735580.jpg" },
                    { "id": "http://www.bbc.com/urdu/pakistan-42422392", "url": "http://www.bbc.com/urdu/pakistan-42422392",
                    "title": "پاکستان امریکہ تعلقات میں ’ڈو مور‘ کا نیا ایڈیشن جو آج تک چل رہا",
                    "summary": "افغانستان میں بین الاقوامی سیاست اور ترجیحات سمجھنے کے لیے ی… 151", "published": at("2017-12-20T12:23:23Z"), "lang": "ur", "size": [976, 549],
                    "image": "http://c.files.bbci.co.uk/7CB9/production/_99292913_gettyimages-884411870.jpg" }]
            }),
        ),
    ]
}

/// What is no feed, or not well-formed.
pub fn refused() -> Vec<(&'static str, FeedError)> {
    vec![
        ("feed-rs-rss_2.0_invalid_1.xml", FeedError::BrokenXml { says: "line 19, column 85: it breaks off in <channel>".to_owned() }),
        ("gofeed-unknown_feed.xml", FeedError::NotFeed { seems: "XML with the root element note".to_owned(), wanted: Default::default() }),
    ]
}
