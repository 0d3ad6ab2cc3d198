import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "#infra/create-app.ts";
import { type EnvironmentName, environmentNames } from "#infra/settings.ts";

/** A resource of a template; what stands in its properties is up to its type. */
export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is data of a hundred shapes, and a test that misreads one fails
  readonly Properties: any;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

/** What one synthesis came to. */
export interface Synthesised {
  readonly environment: EnvironmentName;
  readonly resources: Readonly<Record<string, Resource>>;
  /** Findings of the rules: those that stop a deployment, and those that are acknowledged. */
  readonly findings: { readonly open: readonly Finding[]; readonly acknowledged: readonly Finding[] };
  /** Folder of the cloud assembly; there only where bundles were asked for, and then to be removed. */
  readonly folder: string;
  /** Resources of one type with their logical ids, in the order of the template. */
  ofType(type: string): readonly (readonly [string, Resource])[];
}

export interface Finding {
  readonly rule: string;
  readonly construct: string;
  readonly reason: string | undefined;
}

const root = join(import.meta.dirname, "..", "..");

const readJson = (path: string) => JSON.parse(readFileSync(path, "utf8"));

const readFindings = (folder: string) => {
  const found = (list: string): Finding[] =>
    readJson(join(folder, "validation-report.json")).pluginReports.flatMap((report: Record<string, never[]>) =>
      (report[list] ?? []).flatMap(({ ruleName, violatingConstructs, reason }) =>
        (violatingConstructs as { constructPath: string }[]).map(({ constructPath }) => ({
          rule: ruleName,
          construct: constructPath.replace(/^[^/]*\//, "").replace(/\/Resource$/, ""),
          reason,
        })),
      ),
    );
  return { open: found("violations"), acknowledged: found("suppressedViolations") };
};

/** Synthesise one environment with the settings of `cdk.json`. */
export const synthesise = (environment: EnvironmentName, { bundle = false, given = {} } = {}): Synthesised => {
  const outdir = mkdtempSync(join(tmpdir(), "palimpsest-synth-"));
  const { context } = readJson(join(root, "cdk.json"));
  const skipBundling = bundle ? {} : { "aws:cdk:bundling-stacks": [] };
  const { app, stack } = createApp({
    outdir,
    analyticsReporting: false,
    context: { ...context, ...skipBundling, ...given, environment },
  });
  app.synth();
  const { Resources: resources } = readJson(join(outdir, `${stack.stackName}.template.json`));
  const findings = readFindings(outdir);
  // Bundles are looked at by whoever asked for them.
  if (!bundle) rmSync(outdir, { recursive: true });
  return {
    environment,
    resources,
    findings,
    folder: outdir,
    ofType: (type) => Object.entries<Resource>(resources).filter(([, resource]) => resource.Type === type),
  };
};

/** Both environments, each synthesised when it is first asked for. */
export const environments: readonly EnvironmentName[] = environmentNames;
const made = new Map<EnvironmentName, Synthesised>();
export const synthesised = (environment: EnvironmentName): Synthesised => {
  const known = made.get(environment) ?? synthesise(environment);
  made.set(environment, known);
  return known;
};

/** Write a value of a template as text: `<Table.Arn>`, `<Queue>`, and joins put together. */
export const written = (value: unknown): string => {
  if (typeof value === "string") return value;
  const node = value as Record<string, unknown>;
  if (typeof node.Ref === "string") return `<${node.Ref}>`;
  if (Array.isArray(node["Fn::GetAtt"])) return `<${node["Fn::GetAtt"].join(".")}>`;
  const join = node["Fn::Join"];
  if (Array.isArray(join)) return (join[1] as unknown[]).map(written).join(join[0]);
  throw new TypeError(`Cannot write ${JSON.stringify(value)}`);
};

/** A value that may stand alone or in a list, as a list. */
export const listed = <Value>(value: Value | readonly Value[]): readonly Value[] =>
  Array.isArray(value) ? value : [value as Value];
