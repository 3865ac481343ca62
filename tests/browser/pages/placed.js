// Writes the page on, as its address wants it: where the script stands beside the element, and how many of them.
const widget = `<news-widget feed="/newsroom/feed.json" refresh="15" limit="5" time-zone="Europe/Kyiv" lang="en"><a href="/news">Latest news</a></news-widget>`;
const form = `<news-signup action="/newsroom/subscribe" lang="en"></news-signup>`;
const script = `<script type="module" src="/news-widget.js"></` + `script>`;
const other = script.replace("/news", "/another/version/news");
const hurried = script.replace("src", "async src");
const places = {
  before: `<body><main>${script}${widget}${form}</main>`,
  after: `<body><main>${widget}${form}</main>${script}`,
  hurried: `${hurried}<body><main>${widget}${form}</main>`,
  thrice: `${script}<body><main>${hurried}${widget}${form}</main>${script}`,
  versions: `${hurried}${other}<body><main>${widget}${form}</main>`,
  reversed: `${other}${script}<body><main>${widget}${form}</main>${hurried}`,
};
document.write(places[location.search.slice(1)]);
