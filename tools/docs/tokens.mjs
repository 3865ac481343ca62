// The theming page's controls, made from what a site owner is promised: a control for each custom property, fit for what its
// default is, and a choice for each attribute that changes the look.
import { promise } from '../npm/promise.mjs';

const text = (words) => words.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
const spoken = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
const long = (colour) => (colour.length === 4 ? colour.replace(/[^#]/g, '$&$&') : colour);

/** Each as its name, without `--news-`, and its default. */
const tokens = () => promise.properties.map(({ name, fallback }) => ({ name: name.replace('--news-', ''), value: fallback }));

// How far a slider goes, in pixels: least, most, step. What is not named goes from nothing to four times its default.
const RANGES = { size: [10, 32, 1], gap: [0, 48, 1], radius: [0, 32, 1], measure: [320, 960, 8] };
const EM = 16;

const STACKS = {
  'System sans': "system-ui, sans-serif",
  'Humanist sans': "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', sans-serif",
  'Grotesque': "Bahnschrift, 'DIN Alternate', 'Franklin Gothic Medium', 'Nimbus Sans Narrow', sans-serif",
  'Georgia': "Georgia, 'Noto Serif', serif",
  'Old-style serif': "'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', P052, serif",
  'Transitional serif': "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, serif",
  'Slab': "Rockwell, 'Rockwell Nova', 'Roboto Slab', 'DejaVu Serif', serif",
  'Monospace': "ui-monospace, 'Cascadia Code', Menlo, Consolas, monospace",
};

const options = (values) => values.map(([label, value]) => `<option value="${text(value)}">${text(label)}</option>`).join('');
const token = (name, kind, inside) =>
  `<div class="token" role="group" aria-labelledby="token-${name}" data-token="${name}" data-kind="${kind}">
<p id="token-${name}">${spoken(name)} <code>--news-${name}</code></p>
${inside}
</div>`;

function control({ name, value }) {
  const pair = /^light-dark\((#\w+), (#\w+)\)$/.exec(value);
  if (pair) {
    const [light, dark] = pair.slice(1).map(long);
    const input = (scheme, colour) => `<label>${scheme} <input type="color" name="${name}-${scheme}" value="${colour}"></label>`;
    return token(name, 'colour', input('light', light) + input('dark', dark));
  }
  if (value.includes(',')) return token(name, 'font', `<select name="${name}" aria-label="${spoken(name)}: family">${options([['As it is', ''], ...Object.entries(STACKS)])}</select>`);
  const [, number, own] = /^([\d.]+)(px|r?em)$/.exec(value) ?? [undefined, EM, 'px'];
  const pixels = own === 'px' ? Number(number) : number * EM;
  const [least, most, step] = RANGES[name] ?? [0, pixels * 4, 1];
  const scale = own === 'px' ? 1 : EM;
  const units = ['px', 'em', 'rem'].map((unit) => `<option${unit === own ? ' selected' : ''}>${unit}</option>`).join('');
  return token(
    name,
    'length',
    `<input type="range" name="${name}" aria-label="${spoken(name)}: length" min="${least / scale}" max="${most / scale}" step="${step / scale}" value="${number}" data-pixels="${least} ${most} ${step}">
<select name="${name}-unit" aria-label="${spoken(name)}: unit">${units}</select>
<output for="${name}">${number}${own}</output>`,
  );
}

/** What is allowed, the default first. */
function choices(attribute) {
  const [{ attributes }] = promise.elements;
  const { values, fallback } = attributes.find(({ name }) => name === attribute);
  return [fallback, ...values.filter((value) => value !== fallback)];
}

function choice(attribute, values) {
  return `<label>${spoken(attribute)} <select name="${attribute}" data-attribute="${attribute}">${values
    .map(([label, value]) => `<option value="${value}">${label}</option>`)
    .join('')}</select></label>`;
}

export function controls() {
  const all = tokens();
  const of = (kind) => all.map(control).filter((html) => html.includes(`data-kind="${kind}"`)).join('\n');
  const looks = ['theme', 'layout'].map((name) => choice(name, choices(name).map((value, place) => [value, place ? value : ''])));
  return `<div class="studio">
<form id="studio" autocomplete="off" aria-label="Theming">
<fieldset><legend>Colours</legend>
${of('colour')}
<div id="contrast"><p>Contrast, by WCAG: <output id="verdict"></output></p><ul></ul></div>
</fieldset>
<fieldset><legend>Type</legend>
${of('font')}
</fieldset>
<fieldset><legend>Measures</legend>
${of('length')}
</fieldset>
<fieldset class="looks"><legend>The element</legend>
${looks.join('\n')}
${choice('lang', [['left to right', ''], ['right to left', 'ar']]).replace('>Lang ', '>Direction ')}
</fieldset>
<fieldset class="copy"><legend>Your CSS</legend>
<p>Only what you changed is in it. <span id="tag"></span></p>
<textarea id="css" readonly spellcheck="false" aria-label="Your CSS" rows="4"></textarea>
<p><button type="button" id="copy">Copy the CSS</button> <button type="button" id="again">Start again</button></p>
<p><output id="said"></output></p>
</fieldset>
</form>
<section class="sample" aria-label="The widget, as you made it">
<news-widget feed="../newsroom/feed.json" limit="4" signup="../newsroom/subscribe" heading="News Feed"><a href="../newsroom/feed.json">Latest news</a></news-widget>
</section>
</div>`;
}
