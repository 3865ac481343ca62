//! A reader at a page: what they do goes in, and whether they see what was promised comes out.

use super::alias::ELSEWHERE;
use super::engine::Kind;
use super::newsroom::Newsroom;
use super::promise::Kept;
use super::step;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::time::Duration;

/// How long a promise may take to become true.
pub const PATIENCE: u64 = 10_000;
/// The name under which WebDriver hands out an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub struct Page {
    pub newsroom: Newsroom,
    kind: Kind,
    session: Client,
    /// The selector of the element being looked at.
    subject: String,
    expected: Vec<String>,
    noise: Vec<String>,
}

impl Page {
    pub fn new(kind: Kind, session: Client, newsroom: Newsroom) -> Page {
        Page { newsroom, kind, session, subject: "news-widget".to_owned(), expected: Vec::new(), noise: Vec::new() }
    }

    pub fn session(&self) -> &Client {
        &self.session
    }

    /// Goes to one of `tests/browser/pages`.
    pub async fn opens(&mut self, page: &str) -> Kept {
        self.opens_at(&self.address(page)).await
    }

    /// Goes to a page of somebody else's.
    pub async fn opens_at(&mut self, address: &str) -> Kept {
        self.collect_noise().await?;
        step::begins(address);
        Ok(self.session.goto(address).await?)
    }

    /// The same under another host name, which is no name of this machine to those that trust it.
    pub async fn opens_elsewhere(&mut self, page: &str) -> Kept {
        self.opens_at(&self.address(page).replace("127.0.0.1", ELSEWHERE)).await
    }

    /// Goes to the page that most promises are kept on, and waits for its news.
    pub async fn opens_the_news(&mut self) -> Kept {
        self.opens("feed.html").await?;
        self.has_the_news().await
    }

    /// The same, and waits for all that keeps the news new.
    pub async fn opens_the_living_news(&mut self) -> Kept {
        self.opens_the_news().await?;
        self.wait_until("the news is looked after", "Boolean(one('.pause'))").await
    }

    /// Publishes an entry, which has an id, and opens it as the page would.
    pub async fn opens_the_entry(&mut self, entry: Value) -> Kept {
        let id = entry.get("id").and_then(Value::as_str).ok_or("an entry is opened by its id")?.to_owned();
        self.newsroom.publish(entry).await?;
        self.opens_the_news().await?;
        self.runs(&format!("widget.open({})", js(&id))).await.map(drop).map_err(Into::into)
    }

    /// Two widgets with the same feed, both with all that keeps the news new.
    pub async fn opens_the_living_news_twice(&mut self, widgets: [&str; 2]) -> Kept {
        self.opens("two.html").await?;
        self.runs("document.querySelector('#second').setAttribute('feed', '/newsroom/feed.json')").await?;
        for widget in widgets {
            self.looks_at(widget);
            self.has_the_news().await?;
            self.wait_until("it is looked after", "Boolean(one('.pause'))").await?;
        }
        Ok(())
    }

    pub async fn has_the_news(&self) -> Kept {
        self.wait_until("the news is there", "seen('.headline').length > 0").await
    }

    /// Goes to a page in a frame of this size: not every browser makes its window as narrow as a phone's.
    pub async fn opens_as_large_as(&mut self, width: u32, height: u32, page: &str) -> Kept {
        self.frames(width, height, "", page).await?;
        Ok(self.session.find(Locator::Css("iframe")).await?.enter_frame().await?)
    }

    /// Goes to a page in a frame that lets scripts and forms be, and takes its origin away.
    pub async fn opens_in_a_sandbox(&mut self, page: &str) -> Kept {
        self.frames(1000, 800, "allow-scripts allow-forms", page).await?;
        Ok(self.session.find(Locator::Css("iframe")).await?.enter_frame().await?)
    }

    async fn frames(&mut self, width: u32, height: u32, sandbox: &str, page: &str) -> Kept {
        // The page around the frame must allow one: a script, shown as text, comes without a policy.
        self.opens("probe.js").await?;
        let wanted = vec![json!(self.address(page)), json!(width), json!(height), json!(sandbox)];
        self.session.execute_async(include_str!("frame.js"), wanted).await.map(drop).map_err(Into::into)
    }

    /// Goes to a page in a frame and looks at it from outside, where what the page did to its JavaScript does not reach.
    pub async fn looks_into(&mut self, page: &str) -> Kept {
        self.frames(800, 800, "", page).await?;
        self.runs("window.inside = document.querySelector('iframe').contentWindow; window.probe = window.inside.probe").await.map(drop).map_err(Into::into)
    }

    /// A picture of the frame that the page is in.
    pub async fn photographs(&self) -> Result<Vec<u8>, CmdError> {
        self.session.set_window_size(1400, 2200).await?;
        self.session.clone().enter_parent_frame().await?;
        let frame = self.session.find(Locator::Css("iframe")).await?;
        let picture = frame.screenshot().await?;
        frame.enter_frame().await?;
        Ok(picture)
    }

    /// The browser's name.
    pub fn engine(&self) -> &'static str {
        self.kind.name()
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    fn address(&self, page: &str) -> String {
        format!("{}/{page}", self.newsroom.origin)
    }

    /// Turns to another element on the page.
    pub fn looks_at(&mut self, subject: &str) {
        self.subject = subject.to_owned();
    }

    /// Sees these words, and need not look for them.
    pub async fn sees(&self, selector: &str, words: &str) -> Kept {
        let condition = format!("seen({}).some((element) => says(element).includes({}))", js(selector), js(words));
        self.wait_until(&format!("`{selector}` says “{words}”"), &condition).await
    }

    pub async fn sees_no(&self, selector: &str) -> Kept {
        self.wait_until(&format!("no `{selector}` is to be seen"), &format!("seen({}).length === 0", js(selector))).await
    }

    /// Presses what has come into view and stands still, as a reader does.
    pub async fn clicks(&self, selector: &str) -> Kept {
        let element = self.element(selector).await?;
        self.settles(json!(element)).await?;
        Ok(element.click().await?)
    }

    /// The mouse over it, once it stands still.
    async fn points_at(&self, selector: &str) -> Result<MouseActions, libtest_mimic::Failed> {
        let element = self.element(selector).await?;
        self.settles(json!(element)).await?;
        Ok(MouseActions::new("mouse".to_owned()).then(PointerAction::MoveToElement { element, duration: None, x: 0., y: 0. }))
    }

    /// Points at it, and does not press.
    pub async fn hovers(&self, selector: &str) -> Kept {
        let points = self.points_at(selector).await?;
        Ok(self.session.perform_actions(points).await?)
    }

    /// Presses it and holds it, until `lets_go`.
    pub async fn holds_down(&self, selector: &str) -> Kept {
        let press = self.points_at(selector).await?.then(PointerAction::Down { button: 0 });
        Ok(self.session.perform_actions(press).await?)
    }

    /// As quick as a double click is: an answer may come between.
    pub async fn clicks_twice(&self, selector: &str) -> Kept {
        let (down, up) = (PointerAction::Down { button: 0 }, PointerAction::Up { button: 0 });
        let pause = PointerAction::Pause { duration: Duration::from_millis(200) };
        let twice = [down.clone(), up.clone(), pause, down, up].into_iter().fold(self.points_at(selector).await?, MouseActions::then);
        Ok(self.session.perform_actions(twice).await?)
    }

    pub async fn lets_go(&self) -> Kept {
        Ok(self.session.perform_actions(MouseActions::new("mouse".to_owned()).then(PointerAction::Up { button: 0 })).await?)
    }

    /// Scrolls by the page's own script, once the page has its size: WebKit takes back what comes in the same frame as that.
    pub async fn scrolls(&self, script: &str) -> Kept {
        self.settles(Value::Null).await?;
        self.runs(script).await?;
        self.settles(Value::Null).await
    }

    /// Waits until what was done is painted, and an element stands still in view.
    pub async fn settles(&self, element: Value) -> Kept {
        self.session.execute_async(include_str!("settle.js"), vec![element]).await.map(drop).map_err(Into::into)
    }

    pub async fn types(&self, selector: &str, text: &str) -> Kept {
        Ok(self.element(selector).await?.send_keys(text).await?)
    }

    /// Presses a key wherever the focus is.
    pub async fn presses(&self, key: impl Into<char>) -> Kept {
        let value = key.into();
        let press = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        Ok(self.session.perform_actions(press).await?)
    }

    /// Something inside the widget's shadow root, once it is there to be seen.
    async fn element(&self, selector: &str) -> Result<Element, libtest_mimic::Failed> {
        self.wait_until(&format!("`{selector}` is there"), &format!("seen({}).length > 0", js(selector))).await?;
        let found = self.asks(&format!("seen({})[0]", js(selector))).await?;
        let id = found.get(ELEMENT).and_then(Value::as_str).ok_or_else(|| format!("`{selector}` is no element: {found}"))?;
        Ok(Element::from_element_id(self.session.clone(), id.to_owned().into()))
    }

    /// The value of a JavaScript expression on the page; page.js says what it can name.
    pub async fn asks(&self, expression: &str) -> Result<Value, CmdError> {
        self.runs(&format!("return {expression};")).await
    }

    /// Runs JavaScript on the page, as the site owner's own script would.
    pub async fn runs(&self, script: &str) -> Result<Value, CmdError> {
        step::begins(script);
        let script = format!("const [subject] = arguments;\n{}\n{script}", include_str!("page.js"));
        self.session.execute(&script, vec![json!(self.subject)]).await
    }

    /// Waits for a promise, told in words and as a JavaScript condition.
    pub async fn wait_until(&self, words: &str, condition: &str) -> Kept {
        self.wait_longer(words, condition, PATIENCE).await
    }

    pub async fn wait_longer(&self, words: &str, condition: &str, patience: u64) -> Kept {
        step::begins(words);
        let script = include_str!("wait.js").replace("PAGE", include_str!("page.js")).replace("CONDITION", condition);
        let found = self.session.execute_async(&script, vec![json!(self.subject), json!(patience)]).await;
        match found.map_err(|error| format!("promised: {words}\n{error}"))? {
            Value::Null => Ok(()),
            seen => Err(format!("promised: {words}\nas: {condition}\nafter {patience} ms instead:\n{}", told(&seen)).into()),
        }
    }

    /// A promise that can be looked up at once.
    pub fn holds(&self, words: &str, held: bool) -> Kept {
        if held { Ok(()) } else { Err(format!("promised: {words}").into()) }
    }

    async fn collect_noise(&mut self) -> Result<(), CmdError> {
        let heard = self.asks("[...(window.probe?.noise ?? [])]").await?;
        self.noise.extend(heard.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
        Ok(())
    }

    /// The page says this in the console, and is meant to. Whatever it says unasked fails the promise.
    pub async fn expects_console(&mut self, words: &str) -> Kept {
        self.tolerates(words);
        let said = format!("probe.noise.some((line) => line.includes({}))", js(words));
        self.wait_until(&format!("the console says “{words}”"), &said).await
    }

    /// The page may say this in the console; not every browser does.
    pub fn tolerates(&mut self, words: &str) {
        self.expected.push(words.to_owned());
    }

    /// Leaves the page, and tells what it complained of.
    pub async fn stayed_quiet(&mut self) -> Kept {
        self.collect_noise().await?;
        let reports = self.newsroom.csp_reports().await?;
        // The page around the frame must allow one: a script, shown as text, comes without a policy.
        self.session.goto(&self.address("probe.js")).await?;
        let reports = reports.as_array().into_iter().flatten().map(|report| format!("CSP report: {report}"));
        let unexpected: Vec<String> = self.noise.drain(..).chain(reports).filter(|line| !self.expected.iter().any(|words| line.contains(words))).collect();
        if unexpected.is_empty() { Ok(()) } else { Err(format!("the page complained:\n{}", unexpected.join("\n")).into()) }
    }
}

/// A string as JavaScript writes it.
pub fn js(text: &str) -> String {
    Value::from(text).to_string()
}

/// What stood on the page, for a person to read.
fn told(seen: &Value) -> String {
    let line = |value: &Value| value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
    let lines = |value: &Value| match value {
        Value::Array(values) => values.iter().map(|value| format!("\n    {}", line(value))).collect(),
        value => line(value),
    };
    seen.as_object().into_iter().flatten().map(|(name, value)| format!("  {name}: {}\n", lines(value))).collect()
}
