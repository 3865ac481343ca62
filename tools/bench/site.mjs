// The bench's server: pages, the contenders' files compressed as a site owner's server would (brotli 11), and feeds. Each file may
// be kept by the browser; pages and feeds may not.
import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotli } from '../sizes.mjs';

const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.html': 'text/html', '.json': 'application/feed+json', '.xml': 'application/rss+xml' };

/** `folders` are looked through in this order for a file. `served` maps a path to a text, or to a function that gives one. */
export async function serve(folders, served) {
  const known = new Map();
  const compressed = (key, bytes) => {
    if (!known.has(key)) known.set(key, brotli(Buffer.from(bytes)));
    return known.get(key);
  };
  // All of it before anybody asks: it takes longer than a visit.
  for (const folder of folders) {
    for (const file of readdirSync(folder)) if (extname(file) in TYPES) compressed(join(folder, file), readFileSync(join(folder, file)));
  }
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url, 'http://localhost');
    const head = { 'Content-Type': TYPES[extname(pathname)] ?? 'text/html' };
    if (served.has(pathname)) {
      const text = served.get(pathname);
      // What changes from one request to the next is not compressed: it would be the server that is measured.
      if (typeof text === 'function') return answer.writeHead(200, { ...head, 'Cache-Control': 'no-store' }).end(text());
      return answer.writeHead(200, { ...head, 'Cache-Control': 'no-cache', 'Content-Encoding': 'br' }).end(compressed(text, text));
    }
    const path = folders.map((folder) => join(folder, pathname)).find((path) => existsSync(path));
    if (!path) return answer.writeHead(404).end();
    answer.writeHead(200, { ...head, 'Content-Encoding': 'br', 'Cache-Control': 'max-age=31536000, immutable' }).end(compressed(path, readFileSync(path)));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
