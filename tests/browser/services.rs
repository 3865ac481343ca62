//! Promise: an address goes to the service that the site owner named, in the service's own way, and what the service answers is
//! what the reader is told. The answers are those that real services gave, from an origin of their own.

use crate::harness::far_end::{Asked, FarEnd, Recorded};
use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::{Value, json};

promises![
    ghost_is_asked_for_a_token_and_then_for_a_mail,
    ghosts_own_words_are_told,
    listmonk_says_whether_it_asks_for_a_confirmation,
    kit_says_no_more_than_that_it_took_the_address,
    what_a_service_needs_is_said_before_anybody_signs_up,
    a_service_that_does_not_allow_the_page_is_named_with_the_header,
    a_form_of_the_browsers_own_goes_on_in_a_new_page,
    several_newsletters_go_as_the_service_wants_them,
    a_form_of_the_browsers_own_is_posted_once_or_not_at_all,
];

type Headers = &'static [(&'static str, &'static str)];
const ADDRESS: &str = "anna@example.com";
const OPEN: Headers = &[("access-control-allow-origin", "*"), ("content-type", "application/json")];
const PREFLIGHT: Headers = &[("access-control-allow-origin", "*"), ("access-control-allow-headers", "content-type"), ("access-control-max-age", "0")];
const TEXT: Headers = &[("access-control-allow-origin", "*"), ("content-type", "text/plain")];
const TOKEN: &str = "/members/api/integrity-token/";
const MAIL: &str = "/members/api/send-magic-link/";

fn get(path: &'static str, status: u16, headers: Headers, body: &'static str) -> Recorded {
    Recorded { method: "GET", path, status, headers, body }
}

/// The question that a browser asks first, and the answer to the form.
fn post(path: &'static str, status: u16, headers: Headers, body: &'static str) -> [Recorded; 2] {
    [Recorded { method: "OPTIONS", path, status: 204, headers: PREFLIGHT, body: "" }, Recorded { method: "POST", path, status, headers, body }]
}

/// A form for this service, on a page without a policy, with an address in it.
async fn fills_in_at(page: &mut Page, origin: &str, provider: &str, path: &str, newsletters: &str) -> Kept {
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("signup.html").await?;
    page.looks_at("news-signup");
    // In this order, or it is said in between that the provider and the address do not go together.
    let attributes = [("newsletters", newsletters), ("action", &format!("{origin}{path}")), ("provider", provider)];
    for (name, value) in attributes {
        page.runs(&format!("widget.setAttribute({}, {})", js(name), js(value))).await?;
    }
    page.types(".email", ADDRESS).await
}

async fn signs_up_at(page: &mut Page, origin: &str, provider: &str, path: &str, newsletters: &str) -> Kept {
    fills_in_at(page, origin, provider, path, newsletters).await?;
    page.clicks(".submit").await
}

async fn tells_the_page(page: &Page, status: &str, newsletters: Value) -> Kept {
    let told = format!(
        "((told) => told.length === 1 && told[0].detail.status === {} && JSON.stringify(told[0].detail.newsletters) === {} && Object.keys(told[0].detail).length === 2)(events('news-signup'))",
        js(status),
        js(&newsletters.to_string())
    );
    page.wait_until(&format!("one news-signup, of {status} and {newsletters} alone"), &told).await
}

fn body_of(asked: &Asked) -> Value {
    serde_json::from_str(&asked.body).unwrap_or_default()
}

async fn ghost_is_asked_for_a_token_and_then_for_a_mail(page: &mut Page) -> Kept {
    // Version 6, and version 5, which has no token.
    let six = [vec![get(TOKEN, 200, TEXT, "1795490583302:7c72:91b1")], post(MAIL, 201, OPEN, "{}").to_vec()].concat();
    let five = [vec![get(TOKEN, 404, TEXT, "Not found")], post(MAIL, 201, TEXT, "Created.").to_vec()].concat();
    for (answers, token) in [(six, Some("1795490583302:7c72:91b1")), (five, None)] {
        let ghost = FarEnd::open(&answers).await?;
        signs_up_at(page, &ghost.origin, "ghost", "/", "Morning Brief: Every morning").await?;
        page.sees(".success", "Almost there: please open the confirmation mail we sent to anna@example.com and follow its link.").await?;
        tells_the_page(page, "pending", json!(["Morning Brief"])).await?;
        let asked = ghost.asked();
        let mut expected =
            json!({ "email": ADDRESS, "emailType": "signup", "honeypot": "", "newsletters": [{ "name": "Morning Brief" }], "autoRedirect": false });
        if let (Some(token), Some(fields)) = (token, expected.as_object_mut()) {
            fields.insert("integrityToken".to_owned(), json!(token));
        }
        let paths: Vec<&str> = asked.iter().map(|asked| asked.path.as_str()).collect();
        page.holds(&format!("asked for a token, then for a mail: {asked:?}"), paths == [TOKEN, MAIL])?;
        let sent = asked.last().is_some_and(|mail| mail.method == "POST" && mail.kind == "application/json" && body_of(mail) == expected);
        page.holds(&format!("sent {expected}: {asked:?}"), sent)?;
    }
    Ok(())
}

async fn ghosts_own_words_are_told(page: &mut Page) -> Kept {
    let cases = [
        (400, r#"{"errors":[{"message":"Email is not valid","type":"BadRequestError"}]}"#, "Email is not valid", "refused", ""),
        (
            429,
            r#"{"errors":[{"message":"Too many sign-in attempts try again in 10 minutes","type":"TooManyRequestsError"}]}"#,
            "Too many tries. Please try again in 10 minutes.",
            "too-many",
            "",
        ),
        (
            400,
            r#"{"errors":[{"message":"Cannot subscribe to invalid newsletters Morning","type":"BadRequestError"}]}"#,
            "The sign-up does not work at the moment. Your address is still here",
            "failed",
            "was answered with HTTP status 400: Cannot subscribe to invalid newsletters Morning",
        ),
    ];
    for (status, body, words, told, line) in cases {
        let ghost = FarEnd::open(&[vec![get(TOKEN, 200, TEXT, "1:2:3")], post(MAIL, status, OPEN, body).to_vec()].concat()).await?;
        signs_up_at(page, &ghost.origin, "ghost", "/", "").await?;
        page.sees(".error", words).await?;
        tells_the_page(page, told, json!([])).await?;
        page.wait_until("the address stays", "one('.email').value === 'anna@example.com' && says(one('.success')) === ''").await?;
        if !line.is_empty() {
            page.expects_console(line).await?;
        }
    }
    Ok(())
}

async fn listmonk_says_whether_it_asks_for_a_confirmation(page: &mut Page) -> Kept {
    const PATH: &str = "/api/public/subscription";
    const LIST: &str = "0b07a5e4-3b59-4b7a-9a0f-0d8f6f1f3c11";
    let cases = [
        (r#"{"data":{"has_optin":true}}"#, "confirmation mail we sent to", "pending"),
        (r#"{"data":{"has_optin":false}}"#, "Thank you. anna@example.com is signed up.", "subscribed"),
    ];
    for (body, words, told) in cases {
        let listmonk = FarEnd::open(&post(PATH, 200, OPEN, body)).await?;
        signs_up_at(page, &listmonk.origin, "listmonk", "", "0b07a5e4-3b59-4b7a-9a0f-0d8f6f1f3c11: Daily").await?;
        page.sees(".success", words).await?;
        tells_the_page(page, told, json!([LIST])).await?;
        let asked = listmonk.asked();
        let expected = json!({ "email": ADDRESS, "name": "", "list_uuids": [LIST] });
        page.holds(&format!("sent {expected}: {asked:?}"), asked.len() == 1 && asked.iter().all(|asked| asked.path == PATH && body_of(asked) == expected))?;
    }
    Ok(())
}

async fn kit_says_no_more_than_that_it_took_the_address(page: &mut Page) -> Kept {
    const PATH: &str = "/forms/7/subscriptions";
    let kit = FarEnd::open(&post(PATH, 200, OPEN, r#"{"status":"success"}"#)).await?;
    signs_up_at(page, &kit.origin, "kit", PATH, "").await?;
    page.sees(".success", "If a mail comes to anna@example.com that asks you to confirm, please follow its link.").await?;
    tells_the_page(page, "taken", json!([])).await?;
    let asked = kit.asked();
    let sent = asked.iter().all(|asked| {
        asked.kind.starts_with("multipart/form-data; boundary=")
            && asked.accepts == "application/json"
            && asked.body.contains("name=\"email_address\"\r\n\r\nanna@example.com\r\n")
    });
    page.holds(&format!("sent as form data: {asked:?}"), asked.len() == 1 && sent)
}

async fn what_a_service_needs_is_said_before_anybody_signs_up(page: &mut Page) -> Kept {
    page.opens("signup.html").await?;
    page.looks_at("news-signup");
    page.runs("widget.setAttribute('provider', 'listmonk')").await?;
    let line = format!(
        "<news-signup>: the sign-up {}/newsroom/subscribe cannot work as it is: listmonk needs the UUID of a public list, one at least, in the attribute newsletters: the form on its page Forms has it.",
        page.newsroom.origin
    );
    page.expects_console(&line).await
}

async fn a_service_that_does_not_allow_the_page_is_named_with_the_header(page: &mut Page) -> Kept {
    let service = FarEnd::open(&[Recorded { method: "POST", path: "/sub", status: 200, headers: &[], body: "{}" }]).await?;
    // What each browser itself says of it.
    page.tolerates("CORS");
    page.tolerates("access control");
    page.tolerates("Access-Control");
    signs_up_at(page, &service.origin, "json", "/sub", "").await?;
    // Whether the server took it nobody here can know.
    page.sees(".error", "No answer came. You may be signed up: please look for a mail before you try again.").await?;
    tells_the_page(page, "unknown", json!([])).await?;
    let line = format!(
        "<news-signup>: the sign-up {}/sub did not answer, or not so that this page may read it: each answer needs the header Access-Control-Allow-Origin: {}, and none may lead to another site; OPTIONS has to be answered with status 200 or 204 and, besides that, Access-Control-Allow-Headers: content-type.",
        service.origin, page.newsroom.origin
    );
    page.expects_console(&line).await
}

async fn a_form_of_the_browsers_own_goes_on_in_a_new_page(page: &mut Page) -> Kept {
    let cases = [
        ("form", "/sub", "a: A", "email=anna%40example.com&newsletters=a&website="),
        ("buttondown", "/api/emails/embed-subscribe/courier", "", "email=anna%40example.com&embed=1"),
        ("mailchimp", "/subscribe/post?u=1a2b&id=3c", "", "EMAIL=anna%40example.com&b_1a2b_3c="),
        ("mailchimp", "/subscribe/post?u=1a2b&id=3c", "7: One alone", "EMAIL=anna%40example.com&tags=7&b_1a2b_3c="),
    ];
    for (provider, address, newsletters, body) in cases {
        let service = posts_a_page(address).await?;
        signs_up_at(page, &service.origin, provider, address, newsletters).await?;
        page.sees(".told", "The sign-up goes on in a new page: please look there. If none has opened, your browser did not let it.").await?;
        page.wait_until("the address stays, and nobody says that it went well", "one('.email').value === 'anna@example.com' && says(one('.success')) === ''")
            .await?;
        tells_the_page(page, "opened", newsletters.split(':').next().filter(|id| !id.is_empty()).map_or(json!([]), |id| json!([id]))).await?;
        page.closes_the_other_window().await?;
        let asked = service.asked();
        page.holds(&format!("posted {body}: {asked:?}"), is_posted(&asked, address, body))?;
    }
    Ok(())
}

/// A service that answers a form with a page.
async fn posts_a_page(address: &'static str) -> Result<FarEnd, String> {
    let path = address.split('?').next().unwrap_or_default();
    let headers = &[("content-type", "text/html")];
    FarEnd::open(&[Recorded { method: "POST", path, status: 200, headers, body: "<!doctype html><title>Thank you</title>" }]).await
}

/// Once, as a form.
fn is_posted(asked: &[Asked], address: &str, body: &str) -> bool {
    let posts: Vec<&Asked> = asked.iter().filter(|asked| asked.method == "POST").collect();
    matches!(posts.as_slice(), [form] if form.path == address && form.kind == "application/x-www-form-urlencoded" && form.body == body)
}

async fn several_newsletters_go_as_the_service_wants_them(page: &mut Page) -> Kept {
    let cases = [
        ("form", "/sub", "email=anna%40example.com&newsletters=1&newsletters=3&consent=yes&website="),
        ("buttondown", "/api/emails/embed-subscribe/courier", "email=anna%40example.com&tag=1&tag=3&consent=yes&embed=1"),
        ("mailchimp", "/subscribe/post?u=1a2b&id=3c", "EMAIL=anna%40example.com&tags=1%2C3&consent=yes&b_1a2b_3c="),
    ];
    for (provider, address, body) in cases {
        let service = posts_a_page(address).await?;
        page.newsroom = Newsroom::open_without_policy()?;
        page.opens("signup.html").await?;
        page.looks_at("news-signup");
        for (name, value) in
            [("newsletters", "1: One; 2: Two; 3: Three"), ("consent", "I agree"), ("action", &format!("{}{address}", service.origin)), ("provider", provider)]
        {
            page.runs(&format!("widget.setAttribute({}, {})", js(name), js(value))).await?;
        }
        page.types(".email", ADDRESS).await?;
        for chosen in [".newsletter:nth-of-type(1)", ".newsletter:nth-of-type(3)", ".consent"] {
            page.clicks(chosen).await?;
        }
        page.clicks(".submit").await?;
        page.sees(".told", "please look there").await?;
        tells_the_page(page, "opened", json!(["1", "3"])).await?;
        page.closes_the_other_window().await?;
        let asked = service.asked();
        page.holds(&format!("posted {body}: {asked:?}"), is_posted(&asked, address, body))?;
    }
    Ok(())
}

/// A double click is one, and a policy that does not let the browser post is told.
async fn a_form_of_the_browsers_own_is_posted_once_or_not_at_all(page: &mut Page) -> Kept {
    let service = posts_a_page("/sub").await?;
    fills_in_at(page, &service.origin, "form", "/sub", "").await?;
    page.clicks_twice(".submit").await?;
    page.closes_the_other_window().await?;
    page.wait_until("it is said, and is no complaint", "says(one('.told')).includes('please look there') && complaint() === ''").await?;
    tells_the_page(page, "opened", json!([])).await?;
    let asked = service.asked();
    page.holds(&format!("posted once: {asked:?}"), is_posted(&asked, "/sub", "email=anna%40example.com&website="))?;
    let windows = page.closes_other_windows().await?;
    page.holds(&format!("one page has opened, and not {windows} more"), windows == 0)?;

    page.runs(
        "const policy = document.createElement('meta'); policy.httpEquiv = 'Content-Security-Policy'; policy.content = \"form-action 'self'\"; document.head.append(policy);
        one('.email').value = 'other@example.com'; one('.email').dispatchEvent(new Event('input'))",
    )
    .await?;
    page.tolerates("form-action");
    page.clicks(".submit").await?;
    page.sees(".error", "The sign-up could not be reached, and nothing was sent. Your address is still here; please try again later.").await?;
    page.wait_until("the page is told", "events('news-signup').at(-1).detail.status === 'unsent'").await?;
    // Chromium opens an empty one before it asks the policy.
    page.closes_other_windows().await?;
    page.expects_console(&format!("/sub was refused by this page's Content-Security-Policy: add {} to its form-action.", service.origin)).await?;

    page.runs("Object.defineProperty(window.navigator, 'onLine', { value: false, configurable: true })").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "You are offline. Your address waits here").await
}
