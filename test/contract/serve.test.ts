import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { openPlatform } from "#local/open-platform.ts";
import { serve } from "#local/serve.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const open = async (folder?: string) => {
  const dataFolder = folder ?? (await temporaryFolder());
  const platform = await openPlatform({ dataFolder });
  onTestFinished(() => platform.close());
  return { platform, dataFolder };
};

test("serves pages, mailbox and health, and ends cleanly when told", async () => {
  const { platform, dataFolder } = await open();
  const stop = new AbortController();
  const { url, finished } = await serve(platform, { port: 0, signal: stop.signal });
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const health = await (await fetch(`${url}/health`)).json();
  expect(health).toMatchObject({ status: "ok", queues: { pages: { visible: 0, inFlight: 0, dead: 0 } } });
  expect(await (await fetch(`${url}/mailbox/`)).text()).toContain("No mail yet");
  expect((await fetch(`${url}/style.css`)).headers.get("content-type")).toContain("text/css");
  expect((await fetch(`${url}/nothing-is-here`)).status).toBe(404);

  // Links in mails lead here, also in mails of other processes and after this one.
  expect(platform.settings.publicUrl).toBe(url);
  expect((await open(dataFolder)).platform.settings.publicUrl).toBe(url);

  stop.abort();
  await finished;
  await expect(fetch(`${url}/health`)).rejects.toThrow("fetch failed");
});

test("names a port that is taken", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { platform } = await open();
  const served = serve(platform, { port, signal: new AbortController().signal });
  await expect(served).rejects.toMatchObject({ code: "LOCAL_PORT_TAKEN" });
});

test("keeps one secret for a data folder, also when several begin at once", async () => {
  const dataFolder = await temporaryFolder();
  const opened = await Promise.all([open(dataFolder), open(dataFolder), open(dataFolder)]);
  const secrets = new Set(opened.map(({ platform }) => platform.settings.secret));
  expect(secrets.size).toBe(1);
  expect([...secrets][0]).toHaveLength(43);
});

test("does what its schedules say on its own", async () => {
  const { platform } = await open();
  expect(await platform.runDueSchedules()).toEqual([
    "watch-sources rate(1 hour)",
    "close-release rate(5 minutes)",
    "send-digests rate(5 minutes)",
    "recover-work rate(15 minutes)",
  ]);
  expect(await platform.runDueSchedules()).toEqual([]);
});

test("ends what runs before it closes", async () => {
  const { platform } = await open();
  const running = platform.run(new AbortController().signal);
  await platform.close();
  await running;
});
