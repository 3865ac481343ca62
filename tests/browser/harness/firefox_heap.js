// In the browser's own context: collects garbage everywhere, and adds up what about:memory would say of the pages of an origin, without
// what WebAssembly is and has.
const [origin, answer] = arguments;
const reporter = Cc["@mozilla.org/memory-reporter-manager;1"].getService(Ci.nsIMemoryReporterManager);
const page = `explicit/window-objects/top(${origin.replaceAll("/", "\\")}`;
const said = { "bytes of nodes": 0, "bytes of objects": 0 };
const add = (process, path, kind, units, amount) => {
  if (!path.startsWith(page) || path.includes("/code/") || path.endsWith("/elements/wasm")) return;
  if (path.includes("/dom/")) said["bytes of nodes"] += amount;
  if (path.includes("/objects/") || path.includes("/strings/")) said["bytes of objects"] += amount;
};
reporter.minimizeMemoryUsage(() => reporter.getReports(add, null, () => answer(said), null, false));
