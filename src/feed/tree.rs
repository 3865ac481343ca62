//! JSON as a tree. In the browser the browser's own JSON.parse fills it (browser/json.rs): it is there already, and
//! serde_json with its number tables would be a fifth of the WASM. Everywhere else serde does.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

#[derive(Clone, PartialEq, Debug, Default)]
pub enum Tree {
    #[default]
    Null,
    Bool(bool),
    /// As JavaScript writes it: all that is done with numbers here is to read their digits.
    Number(String),
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    pub fn get(&self, field: &str) -> Option<&Tree> {
        self.fields().find(|(name, _)| name == field).map(|(_, value)| value)
    }

    /// An object's fields, in order; of anything else, none.
    pub fn fields(&self) -> impl Iterator<Item = &(String, Tree)> {
        match self {
            Tree::Object(fields) => fields.as_slice(),
            _ => &[],
        }
        .iter()
    }

    /// A list's elements, or the one thing that stands where a list should; null is nothing.
    pub fn list(field: Option<&Tree>) -> &[Tree] {
        match field {
            Some(Tree::List(many)) => many,
            Some(Tree::Null) | None => &[],
            Some(one) => std::slice::from_ref(one),
        }
    }

    /// Text without the blanks around it, or a number's digits; an empty text does not count.
    pub fn words(&self) -> Option<&str> {
        match self {
            Tree::Text(text) | Tree::Number(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Tree, D::Error> {
        source.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Tree;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }
    fn visit_bool<E>(self, truth: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(truth))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Tree, E> {
        Ok(Tree::Number(number.to_string()))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Tree, E> {
        Ok(Tree::Number(number.to_string()))
    }
    fn visit_f64<E>(self, number: f64) -> Result<Tree, E> {
        Ok(Tree::Number(number.to_string()))
    }
    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = source.next_element()? {
            list.push(element);
        }
        Ok(Tree::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Tree, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = source.next_entry()? {
            fields.push(field);
        }
        Ok(Tree::Object(fields))
    }
}
