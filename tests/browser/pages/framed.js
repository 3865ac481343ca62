// The page in the frame: as high as its window at least, as many are, and its address names who may hear how high it is.
Object.assign(document.body.style, { margin: 0, minHeight: "100vh" });
const script = document.createElement("script");
script.dataset.parents = decodeURIComponent(location.search.slice(1));
script.src = "/news-frame.js";
document.head.append(script);
