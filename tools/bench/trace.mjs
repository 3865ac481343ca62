// What the browser's own trace says of a page's main thread: how long it was busy with script, with layout and with paint.

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'v8', 'blink.user_timing'];
const LAYOUT = /^(UpdateLayoutTree|Layout|PrePaint|HitTest|IntersectionObserverController::computeIntersections)$/;
const PAINT = /^(Paint|Layerize|Commit|CompositeLayers|UpdateLayer)$/;
const SCRIPT = /^(FunctionCall|EvaluateScript|RunMicrotasks|v8\..*|V8\..*|TimerFire|EventDispatch|FireAnimationFrame|MajorGC|MinorGC|wasm\..*)$/;
const TASK = /^(ThreadControllerImpl::RunTask|RunTask)$/;

const kindOf = (name) => (LAYOUT.test(name) ? 'layoutMs' : PAINT.test(name) ? 'paintMs' : SCRIPT.test(name) ? 'scriptMs' : undefined);

/** Runs `use` while tracing: what its page's main thread did between the marks `from` and `to`. */
export async function traced(chromium, use) {
  const events = [];
  const end = chromium.listen(({ method, params }) => { if (method === 'Tracing.dataCollected') for (const event of params.value) events.push(event); });
  await chromium.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] } });
  try {
    await use();
  } finally {
    const complete = new Promise((heard) => {
      const stop = chromium.listen(({ method }) => { if (method === 'Tracing.tracingComplete') { stop(); heard(); } });
    });
    await chromium.send('Tracing.end');
    await complete;
    end();
  }
  return summary(events);
}

function summary(events) {
  const mark = (name) => events.find((event) => event.name === name && event.cat.includes('blink.user_timing'));
  const [from, to] = [mark('from'), mark('to')];
  if (!from || !to) throw new Error('the trace has no marks');
  const own = events.filter(({ pid, tid, ph, ts, dur }) => pid === from.pid && tid === from.tid && ph === 'X' && ts + dur >= from.ts && ts <= to.ts);
  own.sort((one, other) => one.ts - other.ts || other.dur - one.dur);
  const spent = { scriptMs: 0, layoutMs: 0, paintMs: 0, longestTaskMs: 0 };
  const open = []; // what surrounds the event that is looked at
  for (const { name, ts, dur } of own) {
    while (open.length && open.at(-1).until <= ts) open.pop();
    if (TASK.test(name)) spent.longestTaskMs = Math.max(spent.longestTaskMs, dur / 1000);
    const kind = kindOf(name);
    const outer = open.at(-1)?.kind;
    if (kind && kind !== outer) {
      spent[kind] += dur / 1000;
      // Layout within script is layout's.
      if (outer) spent[outer] -= dur / 1000;
    }
    open.push({ until: ts + dur, kind: kind ?? outer });
  }
  return { totalMs: spent.scriptMs + spent.layoutMs + spent.paintMs, ...spent };
}
