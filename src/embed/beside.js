// Where the files of a release are: beside the loader, of which this is a part in a release (tools/release.mjs). For bundlers,
// which give files names and places of their own, the npm package has another one (tools/npm/package.mjs).

/** A file's address; what is an address already stays as it is. */
export const beside = (file) => new URL(file, import.meta.url);

/** The module that a file is. */
export const load = (file) => import(beside(file));
