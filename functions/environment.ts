import * as z from "zod";
import { type Access, type FunctionName, functionWiring, type wiring } from "#functions/wiring.ts";
import { BoundaryError } from "#shared/errors.ts";

const text = z.string().min(1);
const milliseconds = z.string().regex(/^\d+$/).transform(Number);
/** Numbers of months, 1 to 12, with spaces or commas between them; nothing: no month. */
export const months = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((month) => month !== ""))
  .pipe(z.array(z.coerce.number<string>().int().min(1).max(12)));

/** Whether an operator must approve a release before it is told of. */
export const approval = z.enum(["required", "none"]);

/** Every variable that a function may be given; which of them it is given follows from its wiring. */
const variables = {
  PALIMPSEST_TABLE: text,
  PALIMPSEST_SNAPSHOT_BUCKET: text,
  PALIMPSEST_SOURCE_BUCKET: text,
  PALIMPSEST_BUS: text,
  PALIMPSEST_CONTACT: text,
  PALIMPSEST_MAIL_FROM: text,
  PALIMPSEST_MAIL_CONFIGURATION_SET: text,
  PALIMPSEST_SECRET_ARN: text,
  PALIMPSEST_PUBLIC_URL: z.url().transform((url) => url.replace(/\/+$/, "")),
  /** Empty where there is none. */
  PALIMPSEST_CANARY: z.string().transform((address) => (address === "" ? null : address)),
  PALIMPSEST_QUEUE_PAGES: text,
  PALIMPSEST_QUEUE_PDFS: text,
  PALIMPSEST_QUEUE_VERSIONS: text,
  PALIMPSEST_QUEUE_ALERTS: text,
  PALIMPSEST_QUEUE_DELIVERIES: text,
  PALIMPSEST_QUEUE_FEEDBACK: text,
  PALIMPSEST_RELEASE_QUIET_MS: milliseconds,
  PALIMPSEST_RELEASE_DEADLINE_MS: milliseconds,
  PALIMPSEST_RELEASE_APPROVAL: approval,
  PALIMPSEST_SEND_EVENT_WAIT_MS: milliseconds,
  PALIMPSEST_MATCH_PORTION: z
    .string()
    .regex(/^[1-9]\d*$/)
    .transform(Number),
  PALIMPSEST_WATCH_EVERY_MS: milliseconds,
  PALIMPSEST_WATCH_SEASON_EVERY_MS: milliseconds,
  PALIMPSEST_WATCH_SEASON_MONTHS: months,
};
type Variable = keyof typeof variables;

/** Variables by which a function finds what it may touch, as types; `variablesOf` says the same as values. */
interface ByAccess {
  "table:batch-get": "PALIMPSEST_TABLE";
  "table:batch-write": "PALIMPSEST_TABLE";
  "table:delete": "PALIMPSEST_TABLE";
  "table:get": "PALIMPSEST_TABLE";
  "table:put": "PALIMPSEST_TABLE";
  "table:query": "PALIMPSEST_TABLE";
  "table:update": "PALIMPSEST_TABLE";
  "table:read": "PALIMPSEST_TABLE";
  "table:write": "PALIMPSEST_TABLE";
  "snapshots:read": "PALIMPSEST_SNAPSHOT_BUCKET";
  "snapshots:write": "PALIMPSEST_SNAPSHOT_BUCKET";
  "sources:list": "PALIMPSEST_SOURCE_BUCKET";
  "sources:read": "PALIMPSEST_SOURCE_BUCKET";
  /** Whoever asks a publisher for a page says whom to write to. */
  "web:fetch": "PALIMPSEST_CONTACT";
  publish: "PALIMPSEST_BUS";
  "mail:send": "PALIMPSEST_MAIL_FROM" | "PALIMPSEST_MAIL_CONFIGURATION_SET";
  canary: "PALIMPSEST_CANARY";
  /** Links are signed with the secret, and whoever signs a link needs its base. */
  "secret:read": "PALIMPSEST_SECRET_ARN" | "PALIMPSEST_PUBLIC_URL";
  "send:pages": "PALIMPSEST_QUEUE_PAGES";
  "send:pdfs": "PALIMPSEST_QUEUE_PDFS";
  "send:versions": "PALIMPSEST_QUEUE_VERSIONS";
  "send:alerts": "PALIMPSEST_QUEUE_ALERTS";
  "send:deliveries": "PALIMPSEST_QUEUE_DELIVERIES";
  "send:feedback": "PALIMPSEST_QUEUE_FEEDBACK";
}

const byAccess: { readonly [Name in Access]: readonly ByAccess[Name][] } = {
  "table:batch-get": ["PALIMPSEST_TABLE"],
  "table:batch-write": ["PALIMPSEST_TABLE"],
  "table:delete": ["PALIMPSEST_TABLE"],
  "table:get": ["PALIMPSEST_TABLE"],
  "table:put": ["PALIMPSEST_TABLE"],
  "table:query": ["PALIMPSEST_TABLE"],
  "table:update": ["PALIMPSEST_TABLE"],
  "table:read": ["PALIMPSEST_TABLE"],
  "table:write": ["PALIMPSEST_TABLE"],
  "snapshots:read": ["PALIMPSEST_SNAPSHOT_BUCKET"],
  "snapshots:write": ["PALIMPSEST_SNAPSHOT_BUCKET"],
  "sources:list": ["PALIMPSEST_SOURCE_BUCKET"],
  "sources:read": ["PALIMPSEST_SOURCE_BUCKET"],
  "web:fetch": ["PALIMPSEST_CONTACT"],
  publish: ["PALIMPSEST_BUS"],
  "mail:send": ["PALIMPSEST_MAIL_FROM", "PALIMPSEST_MAIL_CONFIGURATION_SET"],
  canary: ["PALIMPSEST_CANARY"],
  "secret:read": ["PALIMPSEST_SECRET_ARN", "PALIMPSEST_PUBLIC_URL"],
  "send:pages": ["PALIMPSEST_QUEUE_PAGES"],
  "send:pdfs": ["PALIMPSEST_QUEUE_PDFS"],
  "send:versions": ["PALIMPSEST_QUEUE_VERSIONS"],
  "send:alerts": ["PALIMPSEST_QUEUE_ALERTS"],
  "send:deliveries": ["PALIMPSEST_QUEUE_DELIVERIES"],
  "send:feedback": ["PALIMPSEST_QUEUE_FEEDBACK"],
};

type Wired<Name extends FunctionName> = (typeof wiring)["functions"][Name];
type SettingsOf<Name extends FunctionName> = Wired<Name> extends { settings: infer Settings } ? keyof Settings : never;
type VariablesOf<Name extends FunctionName> = (ByAccess[Wired<Name>["access"][number]] | SettingsOf<Name>) & Variable;

/** Parsed variables of one function, by name: those of its access and its settings, no others. */
export type Environment<Name extends FunctionName> = {
  readonly [Key in VariablesOf<Name>]: z.output<(typeof variables)[Key]>;
};

const isVariable = (name: string): name is Variable => Object.hasOwn(variables, name);

/** Name the environment variables that a function reads: of the resources it may touch, and its settings. Sorted, each once. */
export const variablesOf = (name: FunctionName): string[] => {
  const { access, settings = {} } = functionWiring(name);
  return [...new Set([...access.flatMap((right) => byAccess[right]), ...Object.keys(settings)])].sort();
};

/**
 * Parse the environment of one function, once, before its first event.
 *
 * @param name - which of its variables are read follows from the wiring table
 * @throws BoundaryError `BOUNDARY_INVALID` naming every variable that is missing or malformed, without its value
 */
export const parseEnvironment = <Name extends FunctionName>(
  name: Name,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Environment<Name> => {
  const shape = Object.fromEntries(
    variablesOf(name).map((variable) => {
      if (!isVariable(variable)) throw new TypeError(`${variable} is wired for ${name} but has no schema`);
      return [variable, variables[variable]];
    }),
  );
  const parsed = z.object(shape).safeParse(environment);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path: [variable] }) => String(variable)).sort();
    throw new BoundaryError(
      `Cannot start ${name}: ${wrong.join(", ")} missing or malformed; expected the variables of its wiring; set them`,
      { function: name },
    );
  }
  // The shape was made from the same table that the type is made from; the compiler cannot follow that through a loop.
  return parsed.data as Environment<Name>;
};
