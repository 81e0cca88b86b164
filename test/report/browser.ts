/** A page in a real browser. Tests that need one are skipped, and say so, where none is found. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of the browser: $CHROMIUM, else where systems put it; null where there is none. */
export const CHROMIUM: string | null =
  [process.env.CHROMIUM, ...CANDIDATES].find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;

export const SKIPPED = 'skipped: no Chromium found (install it, or name it in $CHROMIUM)';
if (CHROMIUM === null) process.stderr.write(`report in a browser: ${SKIPPED}\n`);

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Opened {
  page: Page;
  /** What should never be: console messages, uncaught errors, requests other than for the page itself. */
  complaints: string[];
  go(hash: string): Promise<void>;
}

export interface Tester {
  open(html: string, hash?: string, options?: BrowserContextOptions): Promise<Opened>;
  close(): Promise<void>;
}

export async function startBrowser(): Promise<Tester> {
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM!, args: ARGUMENTS });
  const folder = mkdtempSync(join(tmpdir(), 'rectify-report-'));
  let pages = 0;
  return {
    async open(html, hash = '#/', options = {}) {
      const file = join(folder, `${++pages}.html`);
      writeFileSync(file, html);
      const url = pathToFileURL(file).href;
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      page.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('request', (request) => {
        if (request.url().split('#')[0] !== url) complaints.push(`request: ${request.url()}`);
      });
      const go = async (to: string) => {
        await page.goto(url + to);
        await page.waitForSelector('#main > *');
      };
      await go(hash);
      return { page, complaints, go };
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
