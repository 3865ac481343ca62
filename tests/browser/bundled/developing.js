// Vite's own server, with a newsroom behind it.
import { env } from 'node:process';

export default {
  cacheDir: env.CACHE,
  server: { proxy: { '^/(newsroom/|probe\\.js|picture\\.svg)': env.NEWSROOM } },
};
