// How a page without module scripts in its markup brings the widget: Chromium and WebKit run none of those in XML. The address
// may name another site.
import(`${location.search.slice(1)}/news-widget.js`);
