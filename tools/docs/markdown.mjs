// Markdown in, the parts of a page out: title, body, and what its head needs.
import MarkdownIt from 'markdown-it';
import { slug } from './sources.mjs';

const markdown = new MarkdownIt({ html: true });
const { rules } = markdown.renderer;
const plain = ({ children }) => children.map(({ content }) => content).join('');

// Headings can be linked to, by the names that GitHub gives them.
rules.heading_open = (tokens, at, options, env, self) => {
  tokens[at].attrSet('id', slug(plain(tokens[at + 1])));
  return self.renderToken(tokens, at, options);
};

// A table may be wider than a phone: it scrolls by itself, by keys too, and says what it is.
rules.table_open = (tokens, at, options, env) => {
  env.tables = (env.tables ?? 0) + 1;
  const head = tokens.slice(at, tokens.findIndex(({ type }, place) => place > at && type === 'thead_close'));
  const names = head.filter(({ type }) => type === 'inline').map(plain).filter(Boolean);
  return `<div class="table" role="region" tabindex="0" aria-label="Table ${env.tables}: ${markdown.utils.escapeHtml(names.join(', '))}"><table>\n`;
};
// Numbers at the right, without an inline style, which a policy refuses.
for (const cell of ['th_open', 'td_open']) {
  rules[cell] = (tokens, at, options, env, self) => {
    const [token] = tokens.slice(at);
    if (token.attrGet('style')) token.attrs = [['class', 'number']];
    return self.renderToken(tokens, at, options);
  };
}
rules.table_close = () => '</table></div>\n';

const usual = rules.link_open ?? ((tokens, at, options, env, self) => self.renderToken(tokens, at, options));
rules.link_open = (tokens, at, options, env, self) => {
  tokens[at].attrSet('href', env.link(tokens[at].attrGet('href')));
  return usual(tokens, at, options, env, self);
};
const picture = rules.image;
rules.image = (tokens, at, options, env, self) => {
  tokens[at].attrSet('src', env.link(tokens[at].attrGet('src')));
  return picture(tokens, at, options, env, self);
};

/** `link` makes a page's address of a source's. */
export function render(text, link) {
  const [, title] = /^# (.*)$/m.exec(text) ?? [];
  if (!title) throw new Error(`docs: a page without a title: ${text.slice(0, 80)}`);
  const body = markdown.render(text, { link });
  const live = '<link rel="stylesheet" href="theming.css" />\n    <script type="module" src="../news-widget.js"></script>\n    <script type="module" src="theming.js"></script>';
  return { title: markdown.utils.escapeHtml(title), body, head: body.includes('<news-widget') ? live : '' };
}
