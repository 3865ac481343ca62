//! Where an address goes, and how: each provider's request, as its makers have it (README, "The sign-up").

/// The services that are known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Provider {
    /// The contract that README documents and the demo newsroom serves.
    #[default]
    Json,
    Form,
    Ghost,
    Listmonk,
    Buttondown,
    Mailchimp,
    Kit,
}

/// What is sent: where, as what, and the body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    pub url: String,
    pub content_type: &'static str,
    pub body: String,
}

/// A form that the browser itself posts, to a page of its own: nobody here learns the outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Native {
    /// The name of the field for the address.
    pub address: &'static str,
    /// The name of the field for each newsletter that was chosen.
    pub newsletter: &'static str,
    /// Whether that is one field for all, with commas between.
    pub joined: bool,
    /// The name of the field that robots fill in.
    pub trap: String,
    /// Fields that are always the same.
    pub fixed: &'static [(&'static str, &'static str)],
}

/// RFC 7578, section 4.1: no line of a value begins like this.
const BOUNDARY: &str = "----news-widget-form-boundary";

impl Provider {
    /// By its name in the attribute.
    pub fn named(name: &str) -> Provider {
        match name {
            "form" => Provider::Form,
            "ghost" => Provider::Ghost,
            "listmonk" => Provider::Listmonk,
            "buttondown" => Provider::Buttondown,
            "mailchimp" => Provider::Mailchimp,
            "kit" => Provider::Kit,
            _ => Provider::Json,
        }
    }

    /// How the browser itself posts the form to `url`, where that is the way.
    pub fn native(self, url: &str) -> Option<Native> {
        let native = |address, newsletter, trap: String, fixed| Some(Native { address, newsletter, joined: self == Provider::Mailchimp, trap, fixed });
        match self {
            Provider::Form => native("email", "newsletters", "website".to_owned(), &[]),
            Provider::Buttondown => native("email", "tag", String::new(), &[("embed", "1")]),
            Provider::Mailchimp => {
                let asks = |name| query(url, name).unwrap_or_default();
                native("EMAIL", "tags", ["b_", asks("u"), "_", asks("id")].concat(), &[])
            }
            _ => None,
        }
    }

    /// What has to be asked for first: its answer is the token of [`request`](Provider::request).
    pub fn token_url(self, url: &str) -> Option<String> {
        (self == Provider::Ghost).then(|| under(url, "members/api/", "integrity-token/"))
    }

    /// The request; `newsletters` are their ids, and `agreed` is whether a reader agreed to what they were asked to.
    pub fn request(self, url: &str, address: &str, newsletters: &[String], agreed: bool, token: &str) -> Request {
        let mut body = String::new();
        let json = |url: String, body: String| Request { url, content_type: "application/json", body };
        match self {
            Provider::Ghost => {
                object(&mut body, &[("email", address), ("emailType", "signup"), ("honeypot", "")]);
                if !token.is_empty() {
                    field(&mut body, "integrityToken", token);
                }
                // Without the field a member gets every newsletter that is the newsroom's default.
                if !newsletters.is_empty() {
                    list(&mut body, "newsletters", newsletters, "{\"name\":", "}");
                }
                // Or the mail's link leads back with the address of the reader's page in it.
                body.push_str(",\"autoRedirect\":false}");
                json(under(url, "members/api/", "send-magic-link/"), body)
            }
            Provider::Listmonk => {
                object(&mut body, &[("email", address), ("name", "")]);
                list(&mut body, "list_uuids", newsletters, "", "");
                body.push('}');
                json(under(url, "api/public/", "subscription"), body)
            }
            Provider::Kit => {
                let part =
                    |name: &str, value: &str| ["--", BOUNDARY, "\r\nContent-Disposition: form-data; name=\"", name, "\"\r\n\r\n", value, "\r\n"].concat();
                body.push_str(&part("email_address", address));
                newsletters.iter().for_each(|tag| body.push_str(&part("tags[]", tag)));
                body.push_str(&["--", BOUNDARY, "--\r\n"].concat());
                Request { url: url.to_owned(), content_type: "multipart/form-data; boundary=----news-widget-form-boundary", body }
            }
            _ => {
                object(&mut body, &[("email", address)]);
                list(&mut body, "newsletters", newsletters, "", "");
                // Always empty: a service may take a filled one for a robot's.
                field(&mut body, "website", "");
                body.push_str(if agreed { ",\"consent\":true}" } else { "}" });
                json(url.to_owned(), body)
            }
        }
    }
}

/// What a URL asks for, by name.
pub fn query<'a>(url: &'a str, name: &str) -> Option<&'a str> {
    url.split(['?', '&']).find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
}

/// `rest` in the site's `folder`: the site owner may give the site's address, or that of the service in it.
fn under(url: &str, folder: &str, rest: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    let site = crate::feed::text::cut(url, folder).map_or(url, |(site, _)| site);
    [site, if site.ends_with('/') { "" } else { "/" }, folder, rest].concat()
}

/// An object's beginning: what follows adds fields, and closes it.
fn object(out: &mut String, fields: &[(&str, &str)]) {
    for (place, (name, value)) in fields.iter().enumerate() {
        out.push(if place == 0 { '{' } else { ',' });
        quote(out, name);
        out.push(':');
        quote(out, value);
    }
}

fn field(out: &mut String, name: &str, value: &str) {
    out.push(',');
    quote(out, name);
    out.push(':');
    quote(out, value);
}

fn list(out: &mut String, name: &str, values: &[String], before: &str, after: &str) {
    out.push(',');
    quote(out, name);
    out.push_str(":[");
    for (place, value) in values.iter().enumerate() {
        out.push_str(if place == 0 { "" } else { "," });
        out.push_str(before);
        quote(out, value);
        out.push_str(after);
    }
    out.push(']');
}

/// RFC 8259, section 7: what a string must escape.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\0'..' ' => {
                out.push_str(if letter < '\u{10}' { "\\u000" } else { "\\u00" });
                out.push_str(if letter < '\u{10}' { "" } else { "1" });
                out.extend(char::from_digit(u32::from(letter) % 16, 16));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}
