// The theming page: what the controls say becomes the sample's style, the CSS to copy, and the page's address.
import { verdicts } from './contrast.js';

const form = document.getElementById('studio');
const { css, copy, again, verdict, said } = form.elements;
const widget = document.querySelector('news-widget');
const tokens = [...form.querySelectorAll('.token')].map(({ dataset }) => ({ name: dataset.token, kind: dataset.kind }));
const attributes = [...form.querySelectorAll('[data-attribute]')];
const field = (name) => form.elements[name];

// A kind of property: its value as CSS has it, its value in the address, and back.
const PIXELS = 16; // of an em
const kinds = {
  colour: {
    fields: (name) => [field(`${name}-light`), field(`${name}-dark`)],
    css: ([light, dark]) => (light.value === dark.value ? light.value : `light-dark(${light.value}, ${dark.value})`),
    write: ([light, dark]) => `${light.value}${dark.value}`.replaceAll('#', ''),
    read([light, dark], text) {
      if (!/^[0-9a-f]{12}$/.test(text)) return;
      light.value = `#${text.slice(0, 6)}`;
      dark.value = `#${text.slice(6)}`;
    },
  },
  font: {
    fields: (name) => [field(name)],
    css: ([family]) => family.value,
    write: ([family]) => family.selectedOptions[0].text,
    read([family], text) {
      const option = [...family.options].find((option) => option.text === text);
      if (option) option.selected = true;
    },
  },
  length: {
    fields: (name) => [field(name), field(`${name}-unit`)],
    css: ([number, unit]) => `${Number(number.value)}${unit.value}`,
    write: (fields) => kinds.length.css(fields),
    read([number, unit], text) {
      const [, value, known] = /^([\d.]+)(px|em|rem)$/.exec(text) ?? [];
      if (known) into(number, unit, known, Number(value));
    },
  },
};

/** The slider's ends are told in pixels. */
function into(number, unit, known, value) {
  const scale = known === 'px' ? 1 : PIXELS;
  unit.value = known;
  [number.min, number.max, number.step] = number.dataset.pixels.split(' ').map((end) => end / scale);
  number.value = value;
}

// What a field was in the page's source: whatever differs from it is changed.
const initial = ({ options, defaultValue }) => (options ? ([...options].find(({ defaultSelected }) => defaultSelected) ?? options[0]).value : defaultValue);
const isChanged = (fields) => fields.some((field) => field.value !== initial(field));

function changes() {
  return tokens.map(({ name, kind }) => ({ name, kind: kinds[kind], fields: kinds[kind].fields(name) })).filter(({ fields }) => isChanged(fields));
}

function show() {
  const changed = changes();
  for (const { name } of tokens) widget.style.removeProperty(`--news-${name}`);
  for (const { name, kind, fields } of changed) widget.style.setProperty(`--news-${name}`, kind.css(fields));
  for (const output of form.querySelectorAll('.token output')) output.value = kinds.length.css(kinds.length.fields(output.htmlFor));
  for (const { dataset, value } of attributes) {
    if (value) widget.setAttribute(dataset.attribute, value);
    else widget.removeAttribute(dataset.attribute);
  }
  const lines = changed.map(({ name, kind, fields }) => `  --news-${name}: ${kind.css(fields)};\n`);
  css.value = lines.length ? `news-widget, news-signup {\n${lines.join('')}}\n` : '';
  css.rows = lines.length + 3;
  const tag = attributes.filter(({ value }) => value).map(({ dataset, value }) => `${dataset.attribute}="${value}"`);
  document.getElementById('tag').textContent = tag.length ? `On the tag: ${tag.join(' ')}.` : '';
  showContrast();
}

function showContrast() {
  const all = verdicts((name, scheme) => field(`${name}-${scheme}`).value);
  const weak = all.filter(({ enough }) => !enough).length;
  const words = weak ? `${weak} of ${all.length} are too weak for WCAG 2.2, level AA.` : 'all are enough for WCAG 2.2, level AA.';
  if (verdict.value !== words) verdict.value = words;
  const items = all.map(({ words, enough }) => Object.assign(document.createElement('li'), { textContent: words, className: enough ? '' : 'weak' }));
  document.querySelector('#contrast ul').replaceChildren(...items);
}

function keep() {
  const state = new URLSearchParams();
  for (const { name, kind, fields } of changes()) state.set(name, kind.write(fields));
  for (const { dataset, value } of attributes) if (value) state.set(dataset.attribute, value);
  history.replaceState(null, '', String(state) ? `#${state}` : location.pathname);
}

function start() {
  for (const { name, kind } of tokens) {
    if (kind !== 'length') continue;
    const [number, unit] = kinds.length.fields(name);
    into(number, unit, initial(unit), number.defaultValue);
  }
  form.reset();
}

function recall() {
  start();
  const state = new URLSearchParams(location.hash.slice(1));
  for (const { name, kind } of tokens) if (state.has(name)) kinds[kind].read(kinds[kind].fields(name), state.get(name));
  for (const choice of attributes) {
    const wanted = state.get(choice.dataset.attribute) ?? '';
    if ([...choice.options].some(({ value }) => value === wanted)) choice.value = wanted;
  }
  show();
}

// Another unit is the same length at first.
form.addEventListener('input', ({ target }) => {
  const [name] = /^[\w-]+(?=-unit$)/.exec(target.name) ?? [];
  if (name) {
    const number = field(name);
    const before = number.max === number.dataset.pixels.split(' ')[1] ? 1 : PIXELS;
    into(number, target, target.value, (number.value * before) / (target.value === 'px' ? 1 : PIXELS));
  }
  show();
});
form.addEventListener('change', keep);
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('hashchange', recall);

again.addEventListener('click', () => {
  start();
  show();
  keep();
  said.value = 'Everything is as it was.';
});

copy.addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(css.value);
    said.value = 'Copied.';
  } catch {
    css.focus();
    css.select();
    said.value = 'This browser does not let the page copy. The CSS is selected: copy it with Ctrl+C or ⌘C.';
  }
});

recall();
