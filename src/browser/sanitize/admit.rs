//! The gate behind either sanitizer: only elements that are allowed pass, and of any other its content.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::{BLOCKS, ELEMENTS, EMBEDDED, is_among};

/// Copies what is allowed, node by node: to take elements out from around others would move those once for each.
pub fn admit(from: &Node, into: &Node) {
    // Where the copies go that are made now, and went before.
    let mut parents = vec![into.clone()];
    let mut next = from.first_child();
    while let Some(mut node) = next {
        let parent = parents.last().unwrap_or(into).clone();
        next = match pass(&node) {
            Pass::Whole => {
                let copy = node.clone_node().ok();
                let copy = copy.and_then(|copy| parent.append_child(&copy).ok());
                parents.push(copy.unwrap_or(parent));
                node.first_child()
            }
            Pass::Block => {
                let block = into.owner_document().and_then(|document| document.create_element("div").ok());
                parents.push(block.and_then(|block| parent.append_child(&block).ok()).unwrap_or(parent));
                node.first_child()
            }
            Pass::Content => {
                parents.push(parent);
                node.first_child()
            }
            Pass::Nothing => {
                parents.push(parent);
                None
            }
        };
        // What was the last in it leads out of it.
        while next.is_none() && node != *from {
            parents.pop();
            next = node.next_sibling();
            match node.parent_node().filter(|_| next.is_none()) {
                Some(parent) => node = parent,
                None => break,
            }
        }
    }
}

enum Pass {
    Whole,
    /// A block of text, whatever it was.
    Block,
    Content,
    Nothing,
}

fn pass(node: &Node) -> Pass {
    let Some(element) = node.dyn_ref::<Element>() else { return if node.node_type() == Node::TEXT_NODE { Pass::Whole } else { Pass::Nothing } };
    let name = element.local_name();
    // SVG and MathML have scripts and links of their own.
    if element.namespace_uri().as_deref() != Some("http://www.w3.org/1999/xhtml") {
        Pass::Nothing
    } else if is_among(&name, BLOCKS) {
        Pass::Block
    } else if element.has_attribute("is") {
        Pass::Content
    } else if is_among(&name, ELEMENTS) || is_among(&name, EMBEDDED) {
        Pass::Whole
    } else {
        Pass::Content
    }
}
