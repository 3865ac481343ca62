// The figures of a report in docs/speed.md, between its marks, and the chart beside it. The words around them are written by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { chart } from './chart.mjs';

const FILE = 'docs/speed.md';
const NAMES = { widget: 'this widget', preloaded: 'with the preload lines', ghost: 'Ghost’s sign-up form', preact: 'the list in Preact', plain: 'the list by hand' };

const number = (value, digits = 0) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const table = (head, rows) => [head, ['---', ...head.slice(1).map(() => '--:')], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const visit = (of) => [number(of.firstHeadlineMs), number(of.blockedMs), number(of.longestTaskMs), of.layoutShift, number(of.wireBytes)];
const MEASURED = ['first headline, ms', 'blocked, ms', 'longest task, ms', 'layout shift', 'in all, bytes'];
const visits = ({ visits }) =>
  [
    table(['first visit', 'files', 'bytes', 'at least, ms', ...MEASURED], Object.entries(visits).map(([name, { cold }]) => [NAMES[name], cold.files, number(cold.bytes), number(cold.leastMs), ...visit(cold)])),
    table(['second visit', ...MEASURED], Object.entries(visits).map(([name, { warm }]) => [NAMES[name], ...visit(warm)])),
  ].join('\n\n');

const CHANGES = { unchanged: 'none', new: '1 new', edited: '1 edited', retracted: '1 retracted' };
const refresh = ({ refresh }) =>
  table(
    ['a refresh: script + layout + paint, ms', ...Object.keys(refresh['50']).map((name) => NAMES[name])],
    Object.entries(refresh).flatMap(([count, lists]) =>
      Object.entries(CHANGES).map(([change, words]) => [
        `${words} of ${number(Number(count))}`,
        ...Object.values(lists).map(({ [change]: of }) => `${number(of.scriptMs, 1)} + ${number(of.layoutMs, 1)} + ${number(of.paintMs, 1)}`),
      ]),
    ),
  );

const long = ({ long }) =>
  [
    table(
      ['five megabytes', 'to the first headline, ms', 'longest task, ms'],
      [...Object.entries(long.json).map(([name, of]) => [`JSON: ${NAMES[name]}`, number(of.firstHeadlineMs), number(of.longestTaskMs)]), ['RSS: this widget', number(long.xml.widget.firstHeadlineMs), number(long.xml.widget.longestTaskMs)]],
    ),
    table(
      ['ten thousand entries', 'work until all are shown, ms', 'longest task of that', 'longest task while scrolling'],
      Object.entries(long.entries).map(([name, of]) => [NAMES[name], number(of.showsMs), number(of.showsLongestTaskMs), number(of.scrollsLongestTaskMs)]),
    ),
  ].join('\n\n');

const heap = ({ heap }) => {
  const row = (words, { after100, growth, ...after }) => {
    const [last] = Object.values(after);
    return [words, number(after100.bytes), number(last.bytes), number(growth, 3), `${number(after100.nodes)}, ${number(last.nodes)}`, `${after100.listeners}, ${last.listeners}`];
  };
  return table(['live heap, bytes', 'after 100', 'at the end', 'growth', 'nodes', 'listeners'], [row('2,000 refreshes', heap.refreshes), row('500 mounts and unmounts', heap.mounts)]);
};

const goals = ({ goals }) => table(['goal', 'at most', 'is', 'met'], goals.map(({ figure, most, is, unit, met }) => [figure, `${number(most, unit === 'times' ? 2 : 0)} ${unit}`.trim(), `${number(is, unit === 'times' ? 3 : 0)} ${unit}`.trim(), met ? 'yes' : '**no**']));

const SECTIONS = { goals, visits, refresh, long, heap };

/** Writes what the report has. */
export function writePage(report) {
  let text = readFileSync(FILE, 'utf8');
  for (const [name, of] of Object.entries(SECTIONS)) {
    const place = new RegExp(`(<!-- bench: ${name} -->\n)[^]*?(<!-- end -->)`);
    if (!place.test(text)) throw new Error(`${FILE} has no place for ${name}`);
    text = text.replace(place, (_, from, to) => `${from}\n${of(report)}\n\n${to}`);
  }
  text = text.replace(/(?<=<!-- bench: run -->)[^]*?(?=<!-- end -->)/, `${report.browser}, ${report.rounds} rounds, ${report.date}`);
  writeFileSync(FILE, text);
  const bars = (value) => Object.entries(report.visits).map(([name, of]) => [NAMES[name], value(of), name in { widget: 1, preloaded: 1 }]);
  const thousand = Object.entries(report.refresh['1000']).map(([name, of]) => [NAMES[name], of.new.totalMs, name === 'widget']);
  const groups = [
    { title: 'Bytes before the first headline, or the visible form', unit: 'bytes', bars: bars(({ cold }) => cold.bytes) },
    { title: 'Time to it, first visit', unit: 'ms', bars: bars(({ cold }) => cold.firstHeadlineMs) },
    { title: 'Time to it, second visit', unit: 'ms', bars: bars(({ warm }) => warm.firstHeadlineMs) },
    { title: 'Main thread blocked, first visit', unit: 'ms', bars: bars(({ cold }) => cold.blockedMs) },
    { title: 'A refresh that brings one new entry into a thousand', unit: 'ms', digits: 1, bars: thousand },
  ];
  writeFileSync('docs/speed.svg', chart('The widget beside others', 'Bars for the widget and others: bytes, time to the first headline at two visits, blocked time, and a refresh. The tables have the figures.', groups));
}
