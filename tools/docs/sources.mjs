// The Markdown of the documents. A paragraph that is nothing but a link to a section of README, or to a file of code, stands for
// what it leads to; where the Markdown is read as it is, the link does.
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { controls } from './tokens.mjs';

/** As GitHub makes them. */
export const slug = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '').trim().replace(/\s/g, '-');

// For whoever works on the widget, not for who embeds it.
const LEFT_OUT = ['run-it'];

/** README's links, as from docs/. */
const rebased = (text) => text.replace(/\]\((?![a-z]+:)(#?)/g, (_, own) => (own ? '](../README.md#' : '](../')).replaceAll('](../docs/', '](');

function cut(readme) {
  const parts = [];
  let fenced = false;
  for (const line of readme.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    const heading = !fenced && /^##? (.*)$/.exec(line);
    if (heading) parts.push({ title: heading[1], slug: slug(heading[1]), lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts.map(({ lines, ...part }) => {
    const text = rebased(lines.join('\n'));
    const within = [...text.matchAll(/^#{3,} (.*)$/gm)].map(([, heading]) => slug(heading));
    // On a page of its own its title is the page's.
    return { ...part, text, within, page: `# ${part.title}\n${text.replace(/^##(#+ )/gm, '#$1')}` };
  });
}

const all = cut(readFileSync('README.md', 'utf8'));

/** Of README; the first is what stands under its title. */
export const sections = all.filter(({ slug }) => !LEFT_OUT.includes(slug));

/** A page with all that it takes in, and under which of its headings each section of README is. */
export function expand(name) {
  const [takes, at] = [[], {}];
  let under;
  const lines = readFileSync(join('docs', `${name}.md`), 'utf8').split('\n').map((line) => {
    const heading = /^##+ (.*)$/.exec(line);
    if (heading) under = slug(heading[1]);
    const [, file, fragment] = /^\[[^\]]*\]\(([^)#]+)(?:#([^)]+))?\)$/.exec(line) ?? [];
    if (file === '../README.md' && fragment) {
      const section = sections.find(({ slug }) => slug === fragment);
      if (!section) return missing(name, line);
      takes.push(fragment);
      at[fragment] = under;
      return section.text;
    }
    if (file === '../style/tokens.css') return controls();
    if (!file || !/\.(conf|txt|html)$/.test(file)) return line;
    const path = join('docs', file);
    return existsSync(path) ? `\`\`\`${extname(file).slice(1)}\n${readFileSync(path, 'utf8').trimEnd()}\n\`\`\`` : missing(name, line);
  });
  return { name, text: lines.join('\n'), takes, at };
}

function missing(name, line) {
  throw new Error(`docs: ${name}.md takes in ${line}, which is not there`);
}
