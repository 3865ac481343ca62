// Chromium over its protocol's pipe (Chrome DevTools Protocol): pages with a cache and a network of their own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export class Chromium {
  #child;
  #profile = mkdtempSync(join(tmpdir(), 'news-widget-bench-'));
  #waiting = new Map();
  #last = 0;
  #listeners = new Set();

  constructor() {
    this.#child = spawn('chromium', [...FLAGS, '--remote-debugging-pipe', `--user-data-dir=${this.#profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.#child.once('error', (error) => { throw new Error(`Chromium does not start: ${error.message}`); });
    // Whoever waits for what it says would wait for ever.
    this.#child.once('exit', () => this.#waiting.forEach(({ failed }) => failed(new Error('Chromium has ended'))));
    process.once('exit', () => {
      this.#child.kill();
      rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    });
    let parts = [];
    // Messages end with a zero byte; a trace comes in many pieces.
    this.#child.stdio[4].setEncoding('utf8').on('data', (text) => {
      const messages = text.split('\0');
      while (messages.length > 1) {
        this.#heard(JSON.parse(parts.join('') + messages.shift()));
        parts = [];
      }
      parts.push(messages[0]);
    });
  }

  #heard(message) {
    if (!message.id) return this.#listeners.forEach((listen) => listen(message));
    const { done, failed } = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    message.error ? failed(new Error(message.error.message)) : done(message.result);
  }

  send(method, params = {}, sessionId) {
    return new Promise((done, failed) => {
      this.#waiting.set(++this.#last, { done, failed });
      this.#child.stdio[3].write(`${JSON.stringify({ id: this.#last, method, params, sessionId })}\0`);
    });
  }

  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Runs `use` with a page that shares its cache with no other one. */
  async withPage(use) {
    const { browserContextId } = await this.send('Target.createBrowserContext');
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank', browserContextId, width: 1280, height: 800 });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(this, sessionId);
    try {
      await page.send('Page.enable');
      return await use(page);
    } finally {
      page.close();
      await this.send('Target.disposeBrowserContext', { browserContextId });
    }
  }

  /** Ends Chromium, all of its processes; its profile goes when the bench ends, however it does. */
  async close() {
    const gone = once(this.#child, 'exit');
    await this.send('Browser.close').catch(() => {});
    await gone;
  }
}

class Page {
  #chromium;
  #session;
  #ends = [];

  constructor(chromium, session) {
    this.#chromium = chromium;
    this.#session = session;
  }

  send(method, params) {
    return this.#chromium.send(method, params, this.#session);
  }

  on(method, listener) {
    const end = this.#chromium.listen((message) => {
      if (message.sessionId === this.#session && message.method === method) listener(message.params);
    });
    this.#ends.push(end);
    return end;
  }

  /** The next event of this name. */
  once(method) {
    return new Promise((heard) => {
      const end = this.#chromium.listen((message) => {
        if (message.sessionId !== this.#session || message.method !== method) return;
        end();
        heard(message.params);
      });
    });
  }

  /** Runs before any script of the page's. */
  before(script) {
    return this.send('Page.addScriptToEvaluateOnNewDocument', { source: script });
  }

  /** What an expression, or the promise it gives, comes to. */
  async runs(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(`${exceptionDetails.exception?.description ?? exceptionDetails.text}\nin ${expression.slice(0, 200)}`);
    return result.value;
  }

  /** Waits until an expression is true, looking in each frame; a minute at most. */
  async waits(expression) {
    const came = await this.runs(`new Promise((done) => {
      const end = performance.now() + 60_000;
      const look = () => ((${expression}) ? done(true) : performance.now() > end ? done(false) : requestAnimationFrame(look));
      look();
    })`);
    if (!came) throw new Error(`waited in vain for ${expression}\nof ${await this.runs('location.href')}: ${await this.runs("document.body.innerHTML.slice(0, 500)")}`);
  }

  async opens(url) {
    const loaded = this.once('Page.loadEventFired');
    await this.send('Page.navigate', { url });
    await loaded;
  }

  close() {
    for (const end of this.#ends) end();
  }
}
