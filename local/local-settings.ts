import * as z from "zod";
import { approval, months } from "#functions/environment.ts";
import { functionWiring } from "#functions/wiring.ts";
import { BoundaryError } from "#shared/errors.ts";
import { seriesSchema } from "#shared/report/version-head.ts";
import { politeRule } from "#shared/source/host-gate.ts";
import { publisherOrigins } from "#shared/source/publisher-origins.ts";

const wholeNumber = (wired: string | undefined) =>
  z
    .string()
    .regex(/^\d+$/)
    .default(wired ?? "0")
    .transform(Number);

const closing = functionWiring("close-release").settings ?? {};

const matching = functionWiring("match-alerts").settings ?? {};

const watching = functionWiring("watch-sources").settings ?? {};

/** What a publisher is told where nobody said anything. */
const unknownContact = "not given";

const variablesSchema = z.object({
  PALIMPSEST_SECRET: z.string().min(1).optional(),
  /** Who gets each release so that it is seen whether mail comes. */
  PALIMPSEST_CANARY: z.email().optional(),
  PALIMPSEST_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  PALIMPSEST_MAIL_FROM: z.string().min(3).default("Palimpsest <alerts@palimpsest.example>"),
  PALIMPSEST_RELEASE_QUIET_MS: wholeNumber(closing.PALIMPSEST_RELEASE_QUIET_MS),
  PALIMPSEST_RELEASE_DEADLINE_MS: wholeNumber(closing.PALIMPSEST_RELEASE_DEADLINE_MS),
  /** `required`: a closed release waits until an operator approves it. */
  PALIMPSEST_RELEASE_APPROVAL: approval.prefault("none"),
  /** Shorter than in the cloud: the mailbox emits its events before it answers. */
  PALIMPSEST_SEND_EVENT_WAIT_MS: wholeNumber("3000"),
  /** Entries of lists of followers, or deliveries, that one message of matching works on. */
  PALIMPSEST_MATCH_PORTION: wholeNumber(matching.PALIMPSEST_MATCH_PORTION).pipe(z.int().min(1)),
  /** Mails in the mailbox that are older, in days, are removed by `serve`; 0 keeps them for good. */
  PALIMPSEST_KEEP_MAILS_DAYS: wholeNumber("365"),
  /** Folder whose pages are looked at by the schedule. */
  PALIMPSEST_WATCH_FOLDER: z.string().min(1).optional(),
  /** File with addresses, one a line, that are looked at by the schedule. */
  PALIMPSEST_WATCH_LIST: z.string().min(1).optional(),
  /** Origin of a publisher's site whose lists are watched: `https://www.state.gov`. */
  PALIMPSEST_WATCH_SITE: z.url({ protocol: /^https?$/ }).optional(),
  /** Series of the reports that it publishes. */
  PALIMPSEST_WATCH_SERIES: seriesSchema.default(seriesSchema.enum["us-state-country-reports"]),
  PALIMPSEST_WATCH_EVERY_MS: wholeNumber(watching.PALIMPSEST_WATCH_EVERY_MS),
  PALIMPSEST_WATCH_SEASON_EVERY_MS: wholeNumber(watching.PALIMPSEST_WATCH_SEASON_EVERY_MS),
  PALIMPSEST_WATCH_SEASON_MONTHS: months.prefault(watching.PALIMPSEST_WATCH_SEASON_MONTHS ?? ""),
  /** Address or page that a publisher is told with each request, so that it can reach whoever runs this. */
  PALIMPSEST_CONTACT: z.string().min(3).default(unknownContact),
  /** How far apart requests begin, over all processes of the data folder. */
  PALIMPSEST_REQUEST_EVERY_MS: wholeNumber(String(politeRule.everyMs)),
  /** For tests: pages may be fetched from this machine too. The cloud knows no such setting. */
  PALIMPSEST_ALLOW_LOOPBACK_SOURCES: z.stringbool().default(false),
  /** Where pages may be fetched from, beside files; separated by spaces or commas. */
  PALIMPSEST_SOURCE_ORIGINS: z
    .string()
    .default(publisherOrigins.join(" "))
    .transform((text) => text.split(/[\s,]+/).filter((origin) => origin !== ""))
    .pipe(z.array(z.url({ protocol: /^https?$/ }))),
});

/** Whoever watches a site says whom its publisher can write to. */
const environmentSchema = variablesSchema.refine(
  ({ PALIMPSEST_WATCH_SITE: site, PALIMPSEST_CONTACT: contact }) => !site || contact !== unknownContact,
  { path: ["PALIMPSEST_CONTACT"] },
);

/** What the environment says to the platform on one machine. */
export type LocalEnvironment = z.output<typeof environmentSchema>;

/**
 * Parse the environment, once; what it does not say comes from the wiring table.
 *
 * @throws BoundaryError `BOUNDARY_INVALID` naming every variable that is malformed, without its value
 */
export const parseLocalEnvironment = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): LocalEnvironment => {
  const parsed = environmentSchema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path: [variable] }) => String(variable)).sort();
  throw new BoundaryError(`Cannot start: ${wrong.join(", ")} malformed or missing; correct or unset them`);
};
