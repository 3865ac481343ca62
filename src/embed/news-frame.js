// For a page that shows another with the widget in an <iframe>: makes the frame as high as what is in it. Both pages have this one
// file. In the frame `data-parents` names the origins that may know the height, `<script … data-parents="https://example.com">`;
// around it an `<iframe data-news-frame>` takes it. Nothing else of the widget is needed, and nothing of it needs this.
(() => {
  const TYPE = 'news-widget-height'; // with `height`, in CSS pixels; without, the wish to hear it
  const HIGHEST = 100_000;
  const complaints = new Set();
  const complain = (words) => complaints.has(words) || complaints.size > 20 || (complaints.add(words), console.warn(`news-frame.js: ${words}.`));
  const origin = (url) => {
    try {
      return new URL(url, document.baseURI).origin;
    } catch {
      return 'null';
    }
  };

  // In the frame.
  function tell(named) {
    const parents = named.split(/\s+/).filter((url) => {
      const good = /^https?:/.test(url) && origin(url) !== 'null';
      if (url && !good) complain(`data-parents="${url}" is not allowed; allowed: origins such as https://example.com, separated by spaces`);
      return good;
    }).map(origin);
    // A browser complains of each message that its receiver is not meant to have: where it is known who is around, only that one is
    // told. A page that the frame was at before may be the referrer, too, and where there is none nothing is known.
    const around = location.ancestorOrigins?.[0];
    if (around && !parents.includes(around)) complain(`data-parents="${named}" does not name ${around}, whose page this frame is in`);
    const likely = around ?? (document.referrer && origin(document.referrer) !== location.origin ? origin(document.referrer) : '');
    const told = around || parents.includes(likely) ? parents.filter((parent) => parent === likely) : parents;

    // What the body holds ends there. The body itself may be as high as its window (100vh), and would never be lower again.
    const end = () => {
      const around = document.createRange();
      const bottoms = [...document.body.childNodes].map((child) => {
        const style = child.nodeType === 1 && getComputedStyle(child);
        if (style?.position === 'fixed') return 0;
        const boxed = style && style.display !== 'contents';
        if (!boxed) around.selectNode(child); // words, or what has no box of its own
        const { bottom, height } = (boxed ? child : around).getBoundingClientRect();
        return height && bottom + (boxed ? parseFloat(style.marginBottom) : 0);
      });
      const { paddingBottom, borderBottomWidth, marginBottom } = getComputedStyle(document.body);
      return Math.ceil(Math.max(0, ...bottoms) + scrollY + [paddingBottom, borderBottomWidth, marginBottom].reduce((sum, length) => sum + parseFloat(length), 0));
    };
    let height = 0;
    const post = () => told.forEach((parent) => window.parent.postMessage({ type: TYPE, height }, parent));
    let [wide, echoes] = [innerWidth, 0];
    const look = (echo) => {
      const [before, now] = [height, end()];
      // What has room now and does not grow, echoes nothing.
      if (echo && now === before) echoes = 0;
      if (now === before) return;
      // What grows whenever the frame did would grow for ever; what does so once or twice may have been news.
      echoes = echo && innerWidth === wide && now > before ? echoes + 1 : 0;
      [wide, height] = [innerWidth, now];
      if (now > 0 && echoes < 4) post();
    };
    // Before anything else is measured: whatever has grown here has grown with the frame.
    addEventListener('resize', () => look(true));
    const sizes = new ResizeObserver(() => look());
    const watch = () => [document.body, ...document.body.children].forEach((one) => sizes.observe(one));
    new MutationObserver(() => (watch(), look())).observe(document.body, { childList: true });
    watch();
    addEventListener('message', ({ data, source, origin }) => {
      if (source === window.parent && told.includes(origin) && data?.type === TYPE && height) post();
    });
  }

  // Around it.
  function hear() {
    const frames = () => [...document.querySelectorAll('iframe[data-news-frame]')];
    addEventListener('message', ({ data, source, origin: from }) => {
      if (data?.type !== TYPE) return;
      const frame = frames().find(({ contentWindow }) => contentWindow === source);
      if (!frame) return; // nobody who was asked
      const { height } = data;
      if (from !== origin(frame.src)) {
        const sandbox = from === 'null' ? '; in a sandbox it needs allow-same-origin' : '';
        return complain(`a height from ${from} is not taken: src="${frame.src}" is of another origin${sandbox}`);
      }
      if (!(typeof height === 'number' && height > 0 && height < HIGHEST)) {
        return complain(`the height ${typeof height === 'number' ? height : typeof height} of src="${frame.src}" is not taken; allowed: a number over 0 and under ${HIGHEST}`);
      }
      const edges = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.height = `${height + edges}px`;
    });
    // Those that spoke before anybody listened.
    for (const frame of frames()) {
      const loads = frame.contentDocument?.URL === 'about:blank';
      if (!loads && origin(frame.src) !== 'null') frame.contentWindow?.postMessage({ type: TYPE }, origin(frame.src));
    }
  }

  const named = (document.currentScript ?? document.querySelector('script[data-parents]'))?.dataset.parents;
  const start = () => (named === undefined ? hear() : window.parent !== window && tell(named));
  if (document.body) start();
  else addEventListener('DOMContentLoaded', start);
})();
