// What a page around a frame would have in its markup; the test knows the addresses.
window.frames_ = {
  show(src, attributes = {}) {
    const frame = document.createElement("iframe");
    for (const [name, value] of Object.entries({ title: "Latest news", src, "data-news-frame": "", ...attributes })) frame.setAttribute(name, value);
    document.body.append(frame);
    return new Promise((loaded) => frame.addEventListener("load", () => loaded(frame)));
  },
  listen(origin) {
    const script = document.createElement("script");
    script.src = `${origin}/news-frame.js`;
    document.head.append(script);
    return new Promise((loaded) => script.addEventListener("load", loaded));
  },
};
