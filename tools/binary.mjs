// WebAssembly's binary format (Core Specification, "Binary Format"), as far as the release rewrites it.

/** The module's sections: what each is, and its contents. */
export function sections(bytes) {
  const found = [];
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [size, start] = unsigned(bytes, at + 1);
    at = start + size;
    found.push({ id, contents: bytes.subarray(start, at) });
  }
  return found;
}

/** A module of the same sections, but for those that `instead` makes anew, by their id. */
export function rewrite(bytes, instead) {
  const made = sections(bytes).flatMap(({ id, contents }) => {
    const now = instead[id]?.(contents) ?? contents;
    return [Buffer.of(id), leb(now.length), now];
  });
  return Buffer.concat([bytes.subarray(0, 8), ...made]);
}

/** A number, and where it ends. */
export function unsigned(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 127) << shift;
    if (byte < 128) return [value >>> 0, at];
  }
}

export function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
}

export function text(bytes, at) {
  const [length, start] = unsigned(bytes, at);
  return [bytes.subarray(start, start + length).toString('utf8'), start + length];
}

export const named = (name) => Buffer.concat([leb(Buffer.byteLength(name)), Buffer.from(name)]);

/** Where a number ends, of either sign. */
export function afterNumber(bytes, at) {
  while (bytes[at] & 128) at++;
  return at + 1;
}

/** Where an import's description ends: a function's type, a table's, memory's or global's. */
export function importEnd(bytes, at) {
  const limits = (start) => {
    const least = afterNumber(bytes, start + 1);
    return bytes[start] & 1 ? afterNumber(bytes, least) : least;
  };
  switch (bytes[at]) {
    case 0: return afterNumber(bytes, at + 1);
    case 1: return limits(at + 2);
    case 2: return limits(at + 1);
    default: return at + 3;
  }
}

/** Each item of a list: `item` gets where it begins and returns what it is and where it ends. */
export function list(bytes, at, item) {
  const items = [];
  let [count, next] = unsigned(bytes, at);
  for (; count > 0; count--) {
    const [one, end] = item(next);
    items.push(one);
    next = end;
  }
  return [items, next];
}
