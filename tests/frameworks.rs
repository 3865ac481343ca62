//! What README shows of frameworks is, to the letter, what the pages do that the browser tests open.

use std::fs;

/// The blocks of code in one section.
fn blocks(readme: &str, title: &str) -> Vec<String> {
    let section = readme.split("\n## ").find(|section| section.starts_with(title)).unwrap_or_default();
    // Every second piece stands between fences, after the language's name.
    section.split("\n```").skip(1).step_by(2).filter_map(|block| block.split_once('\n')).map(|(_, code)| format!("{code}\n")).collect()
}

#[test]
fn each_snippet_is_a_file_of_a_tested_page() {
    let files = ["react/News.jsx", "vue/vite.config.mjs", "vue/News.vue", "svelte/News.svelte"];
    let code = files.map(|file| fs::read_to_string(format!("tests/browser/frameworks/{file}")).unwrap());
    assert_eq!(blocks(&fs::read_to_string("README.md").unwrap(), "Frameworks"), code);
}
