// How the promise's words stand in the files that are made from it.

/** Without Markdown's code signs. */
export const plain = (words) => words.replaceAll('`', '');

export const detailType = ({ detail }) => (detail.length ? `{ ${detail.map(({ name, type }) => `${name}: ${type}`).join('; ')} }` : 'Record<string, never>');
export const eventType = (event) => `CustomEvent<${detailType(event)}>`;

/** `news-open` as a name: `NewsOpen`. */
export const pascal = (name) => name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());

/** A comment for whoever meets the name in an editor. */
export const comment = (words, indent = '') => `${indent}/** ${words.replaceAll('*/', '*\\/')} */`;
