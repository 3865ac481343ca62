// Opens each article of the list, one after the other, and keeps what a reader sees of it, and its HTML.
const becomes = async (condition) => {
  while (!condition()) await new Promise((next) => setTimeout(next, 10));
};
// Ghost has its pictures in a folder of the month in which it was seeded.
const undated = (address) => address.replace(/\b20\d\d\/\d\d\b/g, "YEAR/MONTH");
const picture = (image) => image && [undated(image.src), image.alt, undated(image.srcset)];
const seenIn = (article) => {
  const find = (selector) => article.querySelector(selector);
  const every = (selector, of) => [...article.querySelectorAll(selector)].map(of);
  return {
    title: says(find(".title")),
    standfirst: says(find(".standfirst")),
    byline: [says(find(".byline")), ...every(".byline a", ({ href }) => href)],
    dates: every(".dates time", ({ dateTime }) => dateTime),
    minutes: says(find(".reading-time")),
    picture: picture(find(".figure img")) ?? null,
    caption: says(find(".caption")),
    text: says(find(".body")),
    links: every(".body a", ({ href }) => href),
    pictures: every(".body img", picture),
    notes: every(".note", says),
    tags: every(".tag", says),
    source: find(".source a").href,
  };
};
const tour = async () => {
  const articles = [];
  for (let place = 0; place < all(".item").length; place++) {
    all(".item .headline a")[place].click();
    // It stands below the text, once that is there.
    await becomes(() => one(".article .onwards"));
    articles.push({ seen: seenIn(one(".article")), html: one(".article").innerHTML });
    one(".back").click();
    await becomes(() => !one(".article"));
  }
  return articles;
};
window.toured = null;
tour().then((toured) => (window.toured = toured));
