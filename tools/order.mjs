// Puts the functions of a WebAssembly file in an order in which each stands beside one like it: a compressor finds there what it
// has just seen. Three per cent smaller; nothing else changes. In and out: a file without names. What it does not know it refuses: a
// number that stays behind would name another function.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterNumber, importEnd, leb, list, rewrite, sections, text, unsigned } from './binary.mjs';

const [IMPORT, FUNCTION, GLOBAL, EXPORT, START, ELEMENT, CODE] = [2, 3, 6, 7, 8, 9, 10];

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
  const ordered = rewrite(bytes, {
    [FUNCTION]: () => Buffer.concat([leb(functions.length), ...functions.map(({ type }) => leb(type))]),
    [GLOBAL]: (contents) => exchange(contents, globals(contents), moved),
    [EXPORT]: (contents) => exchange(contents, exported(contents), moved),
    [START]: (contents) => moved(unsigned(contents, 0)[0]),
    [ELEMENT]: (contents) => exchange(contents, elements(contents), moved),
    [CODE]: () => Buffer.concat([leb(functions.length), ...functions.flatMap(({ body }) => {
      const changed = exchange(body, named(body), moved);
      return [leb(changed.length), changed];
    })]),
  });
  // It throws where a function is given what is not its own.
  new WebAssembly.Module(ordered);
  writeFileSync(file, ordered);
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

/** Where globals name functions. */
const globals = (bytes) => list(bytes, 0, (at) => expression(bytes, afterType(bytes, at) + 1))[0].flat();

/** Where an element section names functions: its segments are lists of them, or of expressions. */
function elements(bytes) {
  const [places] = list(bytes, 0, (at) => {
    const kind = bytes[at];
    if (kind !== 0 && kind !== 4) throw unknown('an element segment of kind', kind);
    const [inOffset, start] = expression(bytes, at + 1);
    const [items, end] = list(bytes, start, (one) => (kind === 0 ? [[one], afterNumber(bytes, one)] : expression(bytes, one)));
    return [[...inOffset, ...items.flat()], end];
  });
  return places.flat();
}

/** Where a constant expression names functions, and where it ends. It is one instruction. */
function expression(bytes, at) {
  const code = bytes[at];
  if (![0x23, 0x41, 0x42, 0x43, 0x44, 0xd0, 0xd2].includes(code)) throw unknown('a constant of opcode', code);
  const [named, end] = instruction(bytes, at);
  if (bytes[end] !== END) throw unknown('a constant that goes on with opcode', bytes[end]);
  return [named, end + 1];
}

/** Where a function's body names functions. */
function named(body) {
  const places = [];
  let at = list(body, 0, (local) => [local, afterType(body, afterNumber(body, local))])[1];
  while (at < body.length) {
    const [found, end] = instruction(body, at);
    places.push(...found);
    at = end;
  }
  return places;
}

const END = 0x0b;
const unknown = (what, code) => new Error(`order: ${what} 0x${code?.toString(16)}, which wasm-opt never wrote before`);

/** Where an instruction names a function, and where it ends (Core Specification, "Instructions"). */
function instruction(bytes, at) {
  const code = bytes[at++];
  const past = (from, numbers) => (numbers > 0 ? past(afterNumber(bytes, from), numbers - 1) : from);
  switch (code) {
    case 0x10: case 0xd2: return [[at], past(at, 1)];
    case 0x0e: return [[], past(list(bytes, at, (label) => [label, past(label, 1)])[1], 1)];
    case 0x1c: return [[], list(bytes, at, (type) => [type, afterType(bytes, type)])[1]];
    case 0x43: return [[], at + 4];
    case 0x44: return [[], at + 8];
    case 0xfc: return [[], past(at, 1 + afterPrefix(unsigned(bytes, at)[0]))];
    default:
      // More than one memory.
      if (isAccess(code) && bytes[at] & 0x40) throw unknown('a memory access with flags', bytes[at]);
      return [[], past(at, numbersAfter(code))];
  }
}

/** Where a type of a value ends: one byte, as long as functions' references are all of one type. */
function afterType(bytes, at) {
  if (![0x6f, 0x70, 0x7c, 0x7d, 0x7e, 0x7f].includes(bytes[at])) throw unknown('the type', bytes[at]);
  return at + 1;
}

const isAccess = (code) => code >= 0x28 && code <= 0x3e;

/** How many numbers follow an opcode. */
function numbersAfter(code) {
  if (code === 0x11 || isAccess(code)) return 2;
  if ([0x02, 0x03, 0x04, 0x0c, 0x0d, 0x3f, 0x40, 0x41, 0x42, 0xd0].includes(code) || (code >= 0x20 && code <= 0x26)) return 1;
  if ([0x00, 0x01, 0x05, END, 0x0f, 0x1a, 0x1b, 0xd1].includes(code) || (code >= 0x45 && code <= 0xc4)) return 0;
  throw unknown('the opcode', code);
}

/** The same for those with a prefix: numbers made whole, memories, tables. */
function afterPrefix(code) {
  if (code < 8) return 0;
  if ([8, 10, 12, 14].includes(code)) return 2;
  if (code <= 17) return 1;
  throw unknown('after 0xfc the opcode', code);
}
