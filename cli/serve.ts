import { lineLog } from "#local/line-log.ts";
import { serve } from "#local/serve.ts";
import { type CommonOptions, say, serviceCommand } from "./command.ts";
import { withStore } from "./open-store.ts";

interface ServeOptions extends CommonOptions {
  readonly host: string;
  readonly port: string;
  readonly watch?: string;
  readonly contact?: string;
}

/** What the command line says of watching, as the environment would. */
const watchEnvironment = ({ watch, contact }: ServeOptions) => ({
  ...(watch === undefined ? {} : { PALIMPSEST_WATCH_SITE: watch }),
  ...(contact === undefined ? {} : { PALIMPSEST_CONTACT: contact }),
});

/** `serve`: everything on one machine until SIGTERM or SIGINT, which end it cleanly. */
export const serveCommand = serviceCommand(
  "serve",
  "everything on one machine: database, queues, workers, web, mailbox",
)
  .option("--host <address>", "address to listen on", "127.0.0.1")
  .option("--port <number>", "port of pages and mailbox", "8400")
  .option("--watch <site>", "publisher's site whose lists of reports are watched: https://www.state.gov")
  .option("--contact <address>", "whom that publisher can write to; told with each request")
  .action(async (options: ServeOptions) => {
    const stop = new AbortController();
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.abort());
    await withStore({ ...options, log: lineLog(say), environment: watchEnvironment(options) }, async (platform) => {
      const { url, finished } = await serve(platform, {
        host: options.host,
        port: Number(options.port),
        signal: stop.signal,
      });
      if (!options.quiet) {
        say(`Pages      ${url}/`);
        say(`Mailbox    ${url}/mailbox/`);
        say(`Health     ${url}/health`);
        say("Stop with Ctrl-C; what is under way is ended first.");
      }
      await finished;
    });
    if (!options.quiet) say("Stopped.");
  });
