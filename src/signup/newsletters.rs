//! The newsletters that a site owner offers: `id: Label; id: Label`.

/// One of them: what the provider calls it, and what a reader does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Newsletter {
    pub id: String,
    pub label: String,
}

/// In order, none twice. One without a label is called by its id.
pub fn newsletters(attribute: &str) -> Vec<Newsletter> {
    let mut found: Vec<Newsletter> = Vec::new();
    for part in attribute.split(';') {
        let (id, label) = part.split_once(':').unwrap_or((part, ""));
        let (id, label) = (id.trim(), label.trim());
        if !id.is_empty() && !found.iter().any(|known| known.id == id) {
            let label = if label.is_empty() { id } else { label };
            found.push(Newsletter { id: id.to_owned(), label: label.to_owned() });
        }
    }
    found
}
