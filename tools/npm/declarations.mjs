// The promise as TypeScript declarations: one file for the DOM, and one for the templates of each framework.
import { comment, detailType, pascal, plain } from './words.mjs';

const lines = (...parts) => `${parts.flat(Infinity).join('\n')}\n`;

/** What an attribute takes in a template: its words, a number where the default is one, or any text. */
const taken = ({ values, fallback }) => (values ? values.map((value) => `'${value}'`).join(' | ') : /^\d+$/.test(fallback) ? 'number | string' : 'string');

/** A method; where an attribute has its name, what is assigned to it becomes that. */
const method = ({ name, argument }, elements) =>
  elements.some(({ attributes }) => attributes.some((attribute) => attribute.name === name))
    ? `  get ${name}(): () => Promise<void>;\n  set ${name}(value: string | number | boolean | null | undefined);`
    : `  ${name}(${argument ? `${argument}: string` : ''}): Promise<void>;`;

/** An attribute as a comment: what it means, what is allowed, what counts without it. */
const about = ({ meaning, allowed, fallback }) => comment(`${meaning} Allowed: ${allowed}.${fallback && ` Default: ${plain(fallback)}.`}`, '  ');

const attributesOf = ({ name, attributes }) => [
  `export interface ${name}Attributes {`,
  attributes.map((attribute) => [about(attribute), `  ${JSON.stringify(attribute.name)}${/^Required\b/.test(attribute.meaning) ? '' : '?'}: ${taken(attribute)}${/^Required\b/.test(attribute.meaning) ? '' : ' | null'};`]),
  '}',
];

export const index = ({ elements, events, methods }) =>
  lines(
    '// Importing the package defines the elements; it exports nothing but these types.',
    'export {};',
    events.map((event) => ['', comment(`The detail of \`${event.name}\`: ${event.when}.`), `export type ${pascal(event.name)}Detail = ${detailType(event)};`]),
    elements.map((element) => ['', comment(`The attributes of \`<${element.tag}>\`, for templates.`), attributesOf(element)]),
    '',
    'interface NewsElement extends HTMLElement {',
    '  get lang(): string;',
    '  set lang(value: string | null | undefined);',
    methods.map((one) => [comment(`${pascal(one.does[0])}${one.does.slice(1)}.`, '  '), method(one, elements)]),
    '}',
    elements.map(({ name, tag, about }) => ['', comment(`\`<${tag}>\`: ${about}`), `export interface ${name} extends NewsElement {}`]),
    '',
    comment('The events by their names. They bubble, so whatever stands around an element hears them, too.'),
    'export interface NewsEventMap {',
    events.map(({ name }) => `  '${name}': CustomEvent<${pascal(name)}Detail>;`),
    '}',
    '',
    'declare global {',
    '  interface GlobalEventHandlersEventMap extends NewsEventMap {}',
    '  interface HTMLElementTagNameMap {',
    elements.map(({ name, tag }) => `    '${tag}': ${name};`),
    '  }',
    '}',
  );

/** The handlers of an element's events, under the names that a framework has for them. */
const handlers = ({ events }, named) => `{ ${events.map(({ name }) => `'${named(name)}'?: (event: NewsEventMap['${name}']) => void`).join('; ')} }`;
const imports = (elements, ...more) => `import type { NewsEventMap, ${elements.flatMap(({ name }) => [`${name}Attributes`, ...more.map((suffix) => name + suffix)]).join(', ')} } from './index.js';`;

// React 19 listens to whatever follows `on`.
export const react = ({ elements }) =>
  lines(
    imports(elements, ''),
    "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
    '',
    "declare module 'react' {",
    '  namespace JSX {',
    '    interface IntrinsicElements {',
    elements.map((element) => `      '${element.tag}': DetailedHTMLProps<HTMLAttributes<${element.name}>, ${element.name}> & ${element.name}Attributes & ${handlers(element, (name) => `on${name}`)};`),
    '    }',
    '  }',
    '}',
  );

// A template's `@news-open` is `onNewsOpen`.
export const vue = ({ elements }) =>
  lines(
    imports(elements),
    "import type { HTMLAttributes } from 'vue';",
    '',
    "declare module 'vue' {",
    '  interface GlobalComponents {',
    elements.map((element) => `    '${element.tag}': new () => { $props: HTMLAttributes & ${element.name}Attributes & ${handlers(element, (name) => `on${pascal(name)}`)} };`),
    '  }',
    '}',
  );

// Svelte 5 listens to whatever follows `on`, and Svelte 4 to what follows `on:`.
export const svelte = ({ elements }) =>
  lines(
    imports(elements, ''),
    "import type { HTMLAttributes } from 'svelte/elements';",
    '',
    "declare module 'svelte/elements' {",
    '  interface SvelteHTMLElements {',
    elements.map((element) => `    '${element.tag}': HTMLAttributes<${element.name}> & ${element.name}Attributes & ${handlers(element, (name) => `on${name}`)};`),
    '  }',
    '}',
  );
