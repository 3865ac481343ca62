// The chart of a report: bars, the widget's beside the others', as an SVG that follows the reader's colours.

const STYLE = `svg { color: #1a1a1a; font: 13px "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums lining-nums }
.paper { fill: #fff }
.own { fill: #b3151f }
.other { fill: currentColor; fill-opacity: .3 }
@media (prefers-color-scheme: dark) { svg { color: #e4e2dd } .paper { fill: #16181b } .own { fill: #ff8b85 } }
text { fill: currentColor }
.title { font: bold 15px Georgia, "Times New Roman", serif }
.faint { fill-opacity: .72 }`;

const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt()};`);
const number = (value, digits) => value.toLocaleString('en', { maximumFractionDigits: digits });

const [WIDTH, LABEL, BAR, ROW] = [700, 230, 360, 22];

/** Groups of bars: `{ title, unit, digits, bars: [[label, value, own]] }`. */
export function chart(title, description, groups) {
  const parts = [];
  let y = 32;
  for (const { title, unit, digits = 0, bars } of groups) {
    parts.push(`<text class="title" x="8" y="${y}">${escaped(title)}</text>`);
    const most = Math.max(...bars.map(([, value]) => value)) || 1;
    y += 10;
    for (const [label, value, own] of bars) {
      const width = Math.max(1, (value / most) * BAR).toFixed(1);
      parts.push(
        `<text${own ? '' : ' class="faint"'} x="${LABEL - 8}" y="${y + 14}" text-anchor="end">${escaped(label)}</text>`,
        `<rect class="${own ? 'own' : 'other'}" x="${LABEL}" y="${y + 3}" width="${width}" height="${ROW - 7}"/>`,
        `<text x="${LABEL + Number(width) + 6}" y="${y + 14}">${number(value, digits)} ${unit}</text>`,
      );
      y += ROW;
    }
    y += 30;
  }
  const height = y - 14;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="t d">
<title id="t">${escaped(title)}</title>
<desc id="d">${escaped(description)}</desc>
<style>
${STYLE}
</style>
<rect class="paper" width="${WIDTH}" height="${height}"/>
${parts.join('\n')}
</svg>
`;
}
