// What a site deploys, made ready for it. In: dist/ with the release's files. Out: beside each its compressed copies, for servers
// that do not compress; integrity.json, a hash of each; and a folder of the version with all of that, whose address never changes.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotli, gzip } from './sizes.mjs';

/** Name, version and the like are Cargo.toml's, where they stand first. */
export const cargo = (field) => readFileSync('Cargo.toml', 'utf8').match(new RegExp(`^${field} = "(.*)"`, 'm'))[1];
export const version = cargo('version');

export function makeReady(dist) {
  const files = readdirSync(dist).sort();
  const hashes = {};
  for (const file of files) {
    const bytes = readFileSync(join(dist, file));
    // W3C, "Subresource Integrity".
    hashes[file] = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
    if (!/\.(js|css|wasm)$/.test(file)) continue;
    writeFileSync(join(dist, `${file}.br`), brotli(bytes));
    writeFileSync(join(dist, `${file}.gz`), gzip(bytes));
  }
  writeFileSync(join(dist, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  const all = readdirSync(dist);
  mkdirSync(join(dist, version));
  for (const file of all) copyFileSync(join(dist, file), join(dist, version, file));
}
