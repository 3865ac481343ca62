// A browser that lacks what the page's address names.
const lacks = location.search.slice(1);
for (const one of [window, Document.prototype, ShadowRoot.prototype]) delete one[lacks];
