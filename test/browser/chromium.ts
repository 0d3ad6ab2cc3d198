import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = process.env.PALIMPSEST_CHROMIUM ?? "/usr/bin/chromium";

/** Whether a browser is installed; tests that need it say that they are skipped where it is not. */
export const hasChromium = existsSync(executablePath);

/** Start the installed browser without its background traffic. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
