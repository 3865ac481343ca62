//! What somebody who signs up sent: a request goes in, JSON or a form, and its address and newsletters come out.

use axum::Json;
use axum::extract::{Form, FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::Value;

#[derive(Default)]
pub struct Wish {
    pub email: String,
    pub newsletters: Vec<String>,
    /// The trap for robots.
    pub website: String,
}

pub fn is_form(request: &Request) -> bool {
    request.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"))
}

impl Wish {
    /// Or, in words, why it is no wish.
    pub async fn read(request: Request) -> Result<Wish, String> {
        if is_form(&request) { Wish::from_form(request).await } else { Wish::from_json(request).await }
    }

    async fn from_json(request: Request) -> Result<Wish, String> {
        let Json(tree) = Json::<Value>::from_request(request, &()).await.map_err(|refusal| refusal.body_text())?;
        let text = |field| tree.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let newsletters = tree.get("newsletters").and_then(Value::as_array).into_iter().flatten();
        let newsletters = newsletters.filter_map(|id| id.as_str().map(str::to_owned)).collect();
        Ok(Wish { email: text("email"), newsletters, website: text("website") })
    }

    async fn from_form(request: Request) -> Result<Wish, String> {
        let Form(fields) = Form::<Vec<(String, String)>>::from_request(request, &()).await.map_err(|refusal| refusal.body_text())?;
        let mut wish = Wish::default();
        for (name, value) in fields {
            match name.as_str() {
                "email" => wish.email = value,
                "newsletters" => wish.newsletters.push(value),
                "website" => wish.website = value,
                _ => {}
            }
        }
        Ok(wish)
    }
}
