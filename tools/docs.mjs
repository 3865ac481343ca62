// After every trunk build: the documents, as pages under docs/ beside the demo page. Sources: docs/*.md, and README, which is
// the one place of facts: each of its sections that no page of docs/ takes in is a page of its own. Without `npm ci` there
// is no Markdown, and there are no documents.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

if (!existsSync('node_modules/markdown-it')) {
  console.warn('docs: not built, since `npm ci` has not run');
  process.exit();
}
const { render } = await import('./docs/markdown.mjs');
const { expand, sections } = await import('./docs/sources.mjs');

const to = join(process.env.TRUNK_STAGING_DIR, 'docs');
rmSync(to, { recursive: true, force: true });
mkdirSync(to);

const written = readdirSync('docs').filter((file) => file.endsWith('.md')).map((file) => expand(file.replace('.md', '')));
const taken = new Set(written.flatMap(({ takes }) => takes));
const reference = sections.filter(({ slug }) => !taken.has(slug));
const pages = [...written, ...reference.map((section) => ({ name: section.slug, text: section.page, takes: [section.slug] }))];

// Where a heading of README is now.
const places = new Map(pages.flatMap(({ name, takes, at }) => takes.map((slug) => [slug, at?.[slug] ? `${name}.html#${at[slug]}` : `${name}.html`])));
for (const { slug, within } of sections) for (const heading of within) places.set(heading, `${places.get(slug).split('#')[0]}#${heading}`);

const files = new Set();
const link = (target, from) => {
  const [file, heading] = target.split('#');
  if (file === '../README.md' && places.has(heading)) return places.get(heading);
  if (file === '' || /^[a-z]+:/.test(target)) return target;
  const page = file.endsWith('.md') && basename(file, '.md');
  if (page && pages.some(({ name }) => name === page)) return `${page}.html${heading ? `#${heading}` : ''}`;
  if (page || !existsSync(join('docs', file))) throw new Error(`docs: ${from} links to ${target}, which is not there`);
  files.add(join('docs', file));
  return basename(file);
};

const index = pages.find(({ name }) => name === 'index');
index.text = index.text.replace(/^\[.*\]\(\.\.\/README\.md\)$/m, reference.map(({ title, slug }) => `- [${title}](../README.md#${slug})`).join('\n'));
const made = pages.map((page) => ({ ...page, ...render(page.text, (target) => link(target, page.name)) }));
// The list of all pages is the index's own, in its order, without what it says of each.
const listed = [...made.find(({ name }) => name === 'index').body.matchAll(/<li><a href="([\w-]+\.html)">(.*?)<\/a>/g)];
for (const { name } of made) {
  if (name !== 'index' && !listed.some(([, href]) => href === `${name}.html`)) throw new Error(`docs: index.md does not list ${name}.md`);
}

const template = readFileSync('docs/site/template.html', 'utf8');
for (const { name, title, body, head } of made) {
  const here = (href) => (href === `${name}.html` ? ' aria-current="page"' : '');
  const contents = [['', 'index.html', 'All documents'], ...listed].map(([, href, text]) => `<li><a href="${href}"${here(href)}>${text}</a></li>`);
  const fill = { title, body, head, contents: contents.join('\n          ') };
  writeFileSync(join(to, `${name}.html`), template.replace(/\{(title|body|head|contents)\}/g, (_, key) => fill[key]));
}

for (const file of readdirSync('docs/site').filter((file) => file !== 'template.html')) files.add(join('docs/site', file));
for (const file of files) copyFileSync(file, join(to, basename(file)));
