// The promise as a custom-elements manifest (https://github.com/webcomponents/custom-elements-manifest, schema 2.1.0), which
// editors and Storybook read.
import { eventType, plain } from './words.mjs';

export function manifest({ elements, methods, properties }) {
  const members = methods.map(({ name, argument, does }) => ({
    kind: 'method',
    name,
    description: does,
    parameters: argument ? [{ name: argument, type: { text: 'string' } }] : [],
    return: { type: { text: 'Promise<void>' } },
  }));
  const declaration = ({ name, tag, about, attributes, events, parts, slots }) => ({
    kind: 'class',
    customElement: true,
    name,
    tagName: tag,
    description: about,
    superclass: { name: 'HTMLElement' },
    attributes: attributes.map(({ name, allowed, fallback, values, meaning }) => ({
      name,
      description: `${meaning} Allowed: ${allowed}.`,
      type: { text: values ? values.map((value) => `'${value}'`).join(' | ') : 'string' },
      ...(fallback && { default: plain(fallback) }),
    })),
    members,
    events: events.map((event) => ({ name: event.name, description: event.when, type: { text: eventType(event) } })),
    slots: slots.map(({ name, about }) => ({ name, ...(about && { description: about }) })),
    cssParts: parts.map((name) => ({ name })),
    cssProperties: properties.map(({ name, fallback, about }) => ({ name, default: fallback, ...(about && { description: about }) })),
  });
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: 'index.js',
        declarations: elements.map(declaration),
        exports: elements.map(({ name, tag }) => ({ kind: 'custom-element-definition', name: tag, declaration: { name } })),
      },
    ],
  };
}
