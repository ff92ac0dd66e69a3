import { type Browser, chromium } from 'playwright-core';
import { needBinary } from './privateServers.ts';

/** How long a test waits for what a page is about to show, in milliseconds: for what hangs, since a machine may be busy. */
export const SOON = 90_000;

/** The installed Chromium, without a window and without calls home: a test asks only the server it started. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: needBinary('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
