// What a site owner relies on, each thing read from its one place: attributes from src/embed/config.rs, custom properties
// from style/tokens.css, all that is said of them, events, methods, parts and slots from README, whose tables are tested
// against the code. Out comes one object, from which the types and the manifest are made.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const text = (file) => readFileSync(file, 'utf8');

/** What is not found where it always stood ends the build: types that lack something are worse than none. */
function found(value, what) {
  if (value) return value;
  throw new Error(`types: there is no ${what} any more; tools/npm/promise.mjs looks for it`);
}

/** The attributes of one element, in the table's order. */
function attributes(table, meanings) {
  const rust = text('src/embed/config.rs');
  const words = new Map([...rust.matchAll(/^const (\w+): &str = "([^"]*)";/gm)].map(([, name, value]) => [name, value]));
  const rows = new Map(
    [...rust.matchAll(/^pub const (\w+): Attribute =\s+Attribute \{\s*name: "([^"]*)",\s*default: "([^"]*)",\s*allowed: (?:"([^"]*)"|(\w+)),?\s*\};/gm)].map(
      ([, id, name, fallback, allowed, named]) => [id, { name, fallback, allowed: allowed ?? found(words.get(named), named) }],
    ),
  );
  const [, length, list] = found(rust.match(new RegExp(`^pub const ${table}: \\[&Attribute; (\\d+)\\] =\\s+\\[([^\\]]*)\\]`, 'm')), table);
  const names = [...list.matchAll(/&(\w+)/g)].map(([, id]) => found(rows.get(id), id));
  if (names.length !== Number(length)) throw new Error(`types: ${table} has ${length} attributes, of which ${names.length} were read`);
  return names.map(({ name, fallback, allowed }) => ({ name, fallback, allowed, values: values(allowed), meaning: found(meanings.get(name), `line on ${name} in README`) }));
}

/** The values of an attribute that allows some words and nothing else: `off or hash`, `auto, light, dark or host`. */
const values = (allowed) => (/^[\w-]+(, [\w-]+)* or [\w-]+$/.test(allowed) ? allowed.split(/, | or /) : undefined);

const readme = text('README.md');
const section = (title) => found(readme.split(`\n${title}\n`)[1], title).split(/\n#+ /)[0];
const cells = (line) => line.slice(1, -1).split('|').map((cell) => cell.trim());

/** The rows of a section's table with this head. */
function rows(of, head) {
  const [, after] = of.split(new RegExp(`^\\| ${head} \\|.*\\n.*\\n`, 'm'));
  return found(after, `table of ${head}s`).split('\n\n')[0].trim().split('\n').map(cells);
}

const unquoted = (cell) => cell.match(/^`([^`]*)`$/)?.[1] ?? cell;
const meanings = (element) => new Map(rows(section(`### \`<${element}>\` attributes`), 'attribute').map(([name, , , meaning]) => [unquoted(name), meaning]));

// The form's table says of some that they are as in the other.
const ofWidget = meanings('news-widget');
const ofForm = new Map([...meanings('news-signup')].map(([name, meaning]) => {
  const [, as = name] = meaning.match(/^As (?:`([\w-]+)` )?above\.$/) ?? [undefined, ''];
  return [name, as ? found(ofWidget.get(as), `line on ${as} in README`) : meaning];
}));

const quoted = (words) => [...words.matchAll(/`([^`]+)`/g)].map(([, word]) => word);

/** The fields of an event's detail, as README words them: `{id, url}`, texts; `url` may be null. */
function detail(words) {
  const [, names = '', said = ''] = words.match(/^`\{(.*?)\}`(.*)$/) ?? [];
  return names.split(', ').filter(Boolean).map((name) => {
    if (new RegExp(`\`${name}\` is a number, or null`).test(said)) return { name, type: 'number | null' };
    if (new RegExp(`\`${name}\` is a list of `).test(said)) return { name, type: 'string[]' };
    const [, choice] = said.match(new RegExp(`\`${name}\` (?:is|one of) ((?:\`[\\w-]+\`(?:, | or )?)+)`)) ?? [];
    if (choice) return { name, type: quoted(choice).map((word) => `'${word}'`).join(' | ') };
    const type = /^, numbers/.test(said) ? 'number' : 'string';
    return { name, type: new RegExp(`\`${name}\` may be null`).test(said) ? `${type} | null` : type };
  });
}

const promised = section('## Events and methods');
const events = rows(promised, 'event').map(([name, words, when]) => ({ name: unquoted(name), detail: detail(words), when }));
const methods = rows(promised, 'method').flatMap(([names, does]) =>
  quoted(names).map((method) => ({ name: method.split('(')[0], argument: method.match(/\((\w+)\)/)?.[1], does })),
);
const [, ofTheForm] = found(promised.match(/`<news-signup>` sends (.*?) alone\./), 'sentence on what <news-signup> sends');

const styling = section('## Styling');
const [, listed] = found(styling.match(/::part\(…\)`: `([^`]*)`/), 'list of parts');
const parts = listed.split(/\s+/);
const [, listedSlots] = found(styling.match(/Slots: ([^.]*)\./), 'list of slots');
const slots = [{ name: '', about: 'shown until the widget is ready, and if it never is' }].concat(
  [...listedSlots.matchAll(/`([\w-]+)`(?:\s+\(([^)]*)\))?/g)].map(([, name, about]) => ({ name, about })),
);

/** Custom properties and their defaults from the style; from README what some are: a run of names, then what they are in parentheses. */
function properties() {
  const about = new Map();
  for (const [, run, words] of styling.matchAll(/((?:`--news-[\w-]+`,?\s+)+)\(([^)]*)\)/g)) {
    for (const name of quoted(run)) about.set(name, words.replace(/(, )?`[^`]*`$/, ''));
  }
  return [...text('style/tokens.css').matchAll(/var\((--news-[\w-]+), (.*)\);/g)].map(([, name, fallback]) => ({ name, fallback, about: about.get(name) }));
}

// A part or a slot that the form has, too, is one that its views name.
const form = readdirSync('src/views/signup').map((file) => text(join('src/views/signup', file))).join('');
const partsOfTheForm = new Set([...form.matchAll(/"part", ([^)]*)\)/g)].flatMap(([, value]) => [...value.matchAll(/"([^"]*)"/g)].flatMap(([, names]) => names.split(' '))));
const slotsOfTheForm = new Set(['', ...[...form.matchAll(/"slot", &\[\("name", "([^"]*)"\)/g)].map(([, name]) => name)]);

export const promise = {
  events,
  methods,
  elements: [
    { name: 'NewsWidget', tag: 'news-widget', attributes: attributes('NEWS_WIDGET', ofWidget), events, parts, slots, about: 'A live news feed with an article view and an e-mail sign-up.' },
    {
      name: 'NewsSignup',
      tag: 'news-signup',
      attributes: attributes('NEWS_SIGNUP', ofForm),
      events: events.filter(({ name }) => quoted(ofTheForm).includes(name)),
      parts: parts.filter((part) => partsOfTheForm.has(part)),
      slots: slots.filter(({ name }) => slotsOfTheForm.has(name)),
      about: 'The e-mail sign-up alone.',
    },
  ],
  properties: properties(),
};
