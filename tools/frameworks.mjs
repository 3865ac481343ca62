// The pages in frameworks and with routers, as their users build them: tests/browser/frameworks goes in, a folder each in
// target/frameworks comes out. What a server can render as well is, into server.html.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const sources = resolve('tests/browser/frameworks');
const pages = resolve('target/frameworks');
// As in development: frameworks complain aloud then, and React's StrictMode mounts twice.
const mode = (process.env.NODE_ENV = 'development');

for (const { name } of readdirSync(sources, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const root = join(sources, name);
  const files = readdirSync(root);
  const input = files.filter((file) => file.endsWith('.html')).map((file) => join(root, file));
  const make = (options) => build({ root, base: `/${name}/`, mode, logLevel: 'warn', build: { minify: false, emptyOutDir: true, ...options } });
  await make({ outDir: join(pages, name), rolldownOptions: { input } });

  const server = files.find((file) => file.startsWith('server.'));
  if (!server) continue;
  const renderer = join(pages, 'renderers', name);
  await make({ outDir: renderer, ssr: server, rolldownOptions: { output: { entryFileNames: 'server.mjs' } } });
  const { render } = await import(join(renderer, 'server.mjs'));
  const html = readFileSync(join(pages, name, 'index.html'), 'utf8').replace('<div id="root">', `$&${await render()}`);
  // The widget's script comes last here: the framework meets elements that nobody has defined yet.
  writeFileSync(join(pages, name, 'server.html'), html.replace(/(<script [^>]*news-widget.js.*?<\/script>)(.*)(?=<\/body>)/s, '$2$1'));
}
