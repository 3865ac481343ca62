// Puts the functions of a WebAssembly file in an order in which each stands beside one like it: a compressor finds there what it
// has just seen. Three per cent smaller; nothing else changes. In and out: a file without names.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterNumber, importEnd, leb, list, rewrite, sections, text, unsigned } from './binary.mjs';

const [IMPORT, FUNCTION, EXPORT, START, ELEMENT, CODE] = [2, 3, 7, 8, 9, 10];

export function order(file) {
  const bytes = readFileSync(file);
  const section = (id) => sections(bytes).find((one) => one.id === id)?.contents ?? Buffer.of(0);
  const imported = list(section(IMPORT), 0, (at) => importedAt(section(IMPORT), at))[0].filter((kind) => kind === 0).length;
  const [types] = list(section(FUNCTION), 0, (at) => unsigned(section(FUNCTION), at));
  const code = section(CODE);
  const [bodies] = list(code, 0, (at) => {
    const [size, start] = unsigned(code, at);
    return [code.subarray(start, start + size), start + size];
  });
  const functions = chain(bodies.map((body, index) => ({ index: imported + index, type: types[index], body })));
  const now = new Map(functions.map(({ index }, place) => [index, imported + place]));
  const moved = (index) => leb(now.get(index) ?? index);
  writeFileSync(file, rewrite(bytes, {
    [FUNCTION]: () => Buffer.concat([leb(functions.length), ...functions.map(({ type }) => leb(type))]),
    [EXPORT]: (contents) => exchange(contents, exported(contents), moved),
    [START]: (contents) => moved(unsigned(contents, 0)[0]),
    [ELEMENT]: (contents) => exchange(contents, elements(contents), moved),
    [CODE]: () => Buffer.concat([leb(functions.length), ...functions.flatMap(({ body }) => {
      const changed = exchange(body, named(body), moved);
      return [leb(changed.length), changed];
    })]),
  }));
}

/** From the smallest function on, the one of which most stands in the one before it, too. */
function chain(functions) {
  const rest = new Set([...functions].sort((one, other) => one.body.length - other.body.length || one.index - other.index));
  const having = new Map();
  for (const one of rest) {
    one.pieces = pieces(one.body);
    for (const piece of one.pieces) having.set(piece, [...(having.get(piece) ?? []), one]);
  }
  const chained = [];
  for (let [next] = rest; next; ) {
    chained.push(next);
    rest.delete(next);
    const common = new Map();
    for (const piece of next.pieces) for (const one of having.get(piece)) common.set(one, (common.get(one) ?? 0) + 1);
    const like = (one) => (common.get(one) ?? 0) / (one.pieces.size + 1);
    [next] = rest;
    for (const one of rest) if (like(one) > like(next)) next = one;
  }
  return chained;
}

/** Each four bytes of a function. */
const pieces = (body) => new Set(Array.from({ length: Math.max(0, body.length - 3) }, (_, at) => body.readUInt32LE(at)));

/** The bytes with other functions' numbers at these places. */
function exchange(bytes, places, moved) {
  const out = [];
  let last = 0;
  for (const at of places) {
    const [index, end] = unsigned(bytes, at);
    out.push(bytes.subarray(last, at), moved(index));
    last = end;
  }
  return Buffer.concat([...out, bytes.subarray(last)]);
}

function importedAt(bytes, at) {
  const kind = text(bytes, text(bytes, at)[1])[1];
  return [bytes[kind], importEnd(bytes, kind)];
}

/** Where an export section names functions. */
function exported(bytes) {
  const [places] = list(bytes, 0, (at) => {
    const kind = text(bytes, at)[1];
    return [bytes[kind] === 0 ? kind + 1 : undefined, afterNumber(bytes, kind + 1)];
  });
  return places.filter((at) => at !== undefined);
}

/** Where an element section names functions: its segments are lists of them. */
function elements(bytes) {
  const [places] = list(bytes, 0, (at) => {
    const kind = bytes[at];
    // From where on, an expression: an opcode, a number, an end.
    const start = afterNumber(bytes, at + 2) + 1;
    if (kind !== 0) throw new Error(`order: an element segment of kind ${kind}, which wasm-opt never wrote before`);
    return list(bytes, start, (one) => [one, afterNumber(bytes, one)]);
  });
  return places.flat();
}

/** Where a function's body names functions (Core Specification, "Instructions"). */
function named(body) {
  const places = [];
  const past = (at, numbers) => {
    for (; numbers > 0; numbers--) at = afterNumber(body, at);
    return at;
  };
  let at = list(body, 0, (local) => [local, past(local, 2)])[1];
  while (at < body.length) {
    const code = body[at++];
    if (code === 0x10 || code === 0xd2) places.push(at);
    if (code === 0xfc) at = past(at, 1 + afterPrefix(unsigned(body, at)[0]));
    else if (code === 0x0e) at = past(list(body, at, (label) => [label, past(label, 1)])[1], 1);
    else if (code === 0x1c) at = list(body, at, (type) => [type, type + 1])[1];
    else if (code === 0x43 || code === 0x44) at += code === 0x43 ? 4 : 8;
    else at = past(at, numbersAfter(code));
  }
  return places;
}

/** How many numbers follow an opcode. */
function numbersAfter(code) {
  if (code === 0x11 || (code >= 0x28 && code <= 0x3e)) return 2;
  const one = [0x02, 0x03, 0x04, 0x0c, 0x0d, 0x10, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2];
  return one.includes(code) || (code >= 0x20 && code <= 0x26) ? 1 : 0;
}

/** The same for those with a prefix: numbers made whole, memories, tables. */
function afterPrefix(code) {
  if (code < 8) return 0;
  return [8, 10, 12, 14].includes(code) ? 2 : 1;
}
