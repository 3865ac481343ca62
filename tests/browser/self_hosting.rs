//! Promise: nginx, set up by docs/self-hosting/nginx.conf, serves the release to any site's page, compressed and cached as it can be.

use crate::harness::folder::Folder;
use crate::harness::newsroom::site;
use crate::harness::nginx::Nginx;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::integrity::{VERSION, embeds, snippet};
use crate::languages::speaks;
use crate::promises;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

promises![
    each_file_comes_compressed_to_whom_it_suits_and_is_kept_as_long_as_it_may,
    what_is_not_there_is_not_kept,
    the_copies_are_the_files,
    a_page_of_another_origin_embeds_it,
];

/// What a browser or another program accepts, and the copy that it gets.
const ACCEPTED: [(&str, &str); 7] =
    [("", ""), ("identity", ""), ("gzip, deflate", "gz"), ("gzip, deflate, br, zstd", "br"), ("br", "br"), ("br;q=0, gzip", "gz"), ("gzip;q=0", "")];

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    /// One header alone, or what they are if there are several.
    fn header(&self, name: &str) -> String {
        self.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect::<Vec<_>>().join(" and ")
    }
}

async fn ask(url: &str, headers: &[(&str, &str)]) -> Result<Answer, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{url}: {error}");
    let request = headers.iter().filter(|(_, value)| !value.is_empty()).fold(Request::get(url), |request, (name, value)| request.header(*name, *value));
    let client = Client::builder(TokioExecutor::new()).build_http::<Body>();
    let answer = client.request(request.body(Body::empty()).map_err(|error| failed(&error))?).await.map_err(|error| failed(&error))?;
    let (head, body) = answer.into_parts();
    let body = to_bytes(Body::new(body), 1 << 20).await.map_err(|error| failed(&error))?;
    Ok(Answer { status: head.status.as_u16(), headers: head.headers, body: body.to_vec() })
}

/// The files of a version that have an address of their own, without their copies.
fn files() -> Result<Vec<PathBuf>, String> {
    let files = fs::read_dir(site()?.join(VERSION)).map_err(|error| error.to_string())?.flatten().map(|file| file.path());
    Ok(files.filter(|file| !file.extension().is_some_and(|kind| kind == "br" || kind == "gz")).collect())
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css",
        Some("json") => "application/json",
        _ => "text/plain",
    }
}

/// What each answer says, whatever it is.
const OPEN: &str = "* nosniff";

fn open(answer: &Answer) -> String {
    format!("{} {}", answer.header("access-control-allow-origin"), answer.header("x-content-type-options"))
}

async fn each_file_comes_compressed_to_whom_it_suits_and_is_kept_as_long_as_it_may(page: &mut Page) -> Kept {
    let nginx = Nginx::open(&format!("{}-files", page.engine()))?;
    let files = files()?;
    page.holds(&format!("a whole release, not {} files", files.len()), files.len() > 25)?;
    for (folder, keeps) in [(format!("/{VERSION}"), "public, max-age=31536000, immutable"), (String::new(), "no-cache")] {
        for file in &files {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let url = format!("{}{folder}/{name}", nginx.address);
            let copied = !matches!(kind(&name), "text/plain" | "application/json");
            let mut tags = Vec::new();
            for (accepted, copy) in ACCEPTED {
                let copy = if copied { copy } else { "" };
                let answer = ask(&url, &[("Accept-Encoding", accepted)]).await?;
                let encoding = copy.replace("gz", "gzip");
                let said = ["content-type", "content-encoding", "vary", "cache-control"].map(|header| answer.header(header));
                let meant = [kind(&name), &encoding, if copied { "Accept-Encoding" } else { "" }, keeps];
                let good = answer.status == 200 && said == meant && open(&answer) == OPEN;
                page.holds(&format!("{url}, {accepted}: 200 {meant:?}, not {} {said:?} {}", answer.status, open(&answer)), good)?;
                let meant = if copy.is_empty() { file.clone() } else { PathBuf::from(format!("{}.{copy}", file.display())) };
                page.holds(&format!("{url}, {accepted}: the bytes of {}", meant.display()), answer.body == fs::read(&meant)?)?;
                let tag = answer.header("etag");
                let again = ask(&url, &[("Accept-Encoding", accepted), ("If-None-Match", &tag)]).await?;
                let same = again.status == 304 && again.body.is_empty() && again.header("cache-control") == keeps && again.header("etag") == tag;
                page.holds(&format!("{url}, {accepted}: 304 when asked again, not {} {:?}", again.status, again.headers), same && open(&again) == OPEN)?;
                tags.push((tag, copy));
            }
            let apart = tags.iter().all(|(tag, copy)| tags.iter().all(|(other, another)| (tag == other) == (copy == another)));
            page.holds(&format!("{url}: a tag for each copy: {tags:?}"), apart)?;
        }
    }
    Ok(())
}

async fn what_is_not_there_is_not_kept(page: &mut Page) -> Kept {
    let nginx = Nginx::open(&format!("{}-missing", page.engine()))?;
    for path in ["/lost.wasm", &format!("/{VERSION}/lost.wasm"), "/9.9.9/news-widget.js"] {
        let answer = ask(&format!("{}{path}", nginx.address), &[]).await?;
        page.holds(&format!("{path}: {} {:?}", answer.status, answer.headers), answer.status == 404 && answer.header("cache-control").is_empty())?;
        page.holds("a page of another origin may read that", open(&answer) == OPEN)?;
    }
    Ok(())
}

async fn the_copies_are_the_files(page: &mut Page) -> Kept {
    let check = "import { readFileSync, readdirSync } from 'node:fs'; import { brotliDecompressSync, gunzipSync } from 'node:zlib';
        const ways = { br: brotliDecompressSync, gz: gunzipSync };
        for (const folder of process.argv.slice(1)) {
            for (const file of readdirSync(folder)) {
                const [, whole, way] = file.match(/^(.*)\\.(br|gz)$/) ?? [];
                if (way && !ways[way](readFileSync(`${folder}/${file}`)).equals(readFileSync(`${folder}/${whole}`))) throw new Error(file);
            }
        }";
    let checked = Command::new("node").args(["--input-type=module", "--eval", check]).arg(site()?).arg(site()?.join(VERSION)).output()?;
    page.holds(&String::from_utf8_lossy(&checked.stderr), checked.status.success())
}

async fn a_page_of_another_origin_embeds_it(page: &mut Page) -> Kept {
    let folder = Folder::fresh(&format!("{}-elsewhere", page.engine()))?;
    let nginx = Nginx::open(&format!("{}-embeds", page.engine()))?;
    embeds(page, &folder, &snippet(&nginx.address)?).await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.runs("widget.lang = 'fr'").await?;
    speaks(page, "fr").await?;
    page.clicks(".headline a").await?;
    page.wait_until("an article is open", "seen('.body p').length > 0").await?;
    let from = format!("{}/{VERSION}/", nginx.address);
    let elsewhere =
        "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /widget|words|split|chunk|purify/.test(name.split('/').at(-1)))";
    page.wait_until("all of it is nginx's", &format!("{elsewhere}.length > 5 && {elsewhere}.every((name) => name.startsWith('{from}'))")).await
}
