// Where the files of a release are: beside the loader, of which this is a part in a release (tools/release.mjs). For bundlers,
// which give files names and places of their own, the npm package has another one (tools/npm/package.mjs).

/** A file's address; what is an address already stays as it is. */
export const beside = (file) => new URL(file, import.meta.url);

// Firefox asks no second time under an address whose module did not come. Of an address the fragment is for the browser alone: with
// another one it asks again. A page's import map has hashes by whole addresses; where there is a map, they are not gone round.
const next = {};

/** The module that a file is; once it did not come, the next time is another try. */
export const load = (file) => {
  const address = next[file] ?? beside(file);
  const module = import(address);
  module.catch(() => document.querySelector('[type=importmap]') || (next[file] = `${address}#`));
  return module;
};
