import type { FunctionName } from "#functions/wiring.ts";
import { allowing, type Question, type Right, rightsOf } from "#test/infra/cloud/policy.ts";
import type { ReadCall } from "#test/infra/cloud/read-call.ts";
import type { Resolver } from "#test/infra/cloud/resolve-template.ts";
import type { Synthesised } from "#test/infra/synthesise.ts";

/** Who may do what, what was asked, and what of it nobody asked for. */
export interface Rights {
  /** Ask for a function; what is denied is kept. @returns whether its role allows it */
  ask(caller: FunctionName, call: Pick<ReadCall, "action" | "resources" | "context">): boolean;
  /** What the platform does on a function's behalf, on whatever resource its role names for it. */
  asPlatform(caller: FunctionName, actions: readonly string[]): void;
  requireRole(roleId: string, action: string, resource: string): void;
  requireQueuePolicy(queueArn: string, action: string, sourceArn: string): void;
  /** A rule took an event. */
  noteEvent(ruleId: string): void;
  /** `function: action on resource` of every call that no statement allows. */
  denied(): string[];
  /** `function: action on resource` of every right that nothing made use of. */
  unused(): string[];
  /** Names of rules that took no event. */
  silentRules(): string[];
}

interface Policies {
  readonly Properties: {
    readonly Policies?: readonly { readonly PolicyDocument: { readonly Statement: readonly unknown[] } }[];
  };
}

/** Read every role and queue policy of a template. */
export const openRights = (template: Synthesised, resolver: Resolver): Rights => {
  const ofRole = (id: string): Right[] => {
    const role = template.resources[id] as Policies | undefined;
    return rightsOf(
      role?.Properties.Policies?.flatMap(({ PolicyDocument }) => PolicyDocument.Statement) ?? [],
      resolver,
    );
  };
  const prefix = `palimpsest-${template.environment}-`;
  const ofFunction = new Map(
    template.ofType("AWS::Lambda::Function").map(([, { Properties }]) => {
      const [roleId = ""] = resolver.targets(Properties.Role);
      return [String(Properties.FunctionName).slice(prefix.length), ofRole(roleId)] as const;
    }),
  );
  const used = new Set<Right>();
  const denied = new Set<string>();
  const silent = new Set(template.ofType("AWS::Events::Rule").map(([id]) => id));

  const note = (rights: readonly Right[], who: string, question: Question): boolean => {
    const found = allowing(rights, question);
    for (const right of found) used.add(right);
    if (found.length === 0) denied.add(`${who}: ${question.action} on ${question.resource}`);
    return found.length > 0;
  };
  const rightsOfCaller = (caller: string) => {
    const rights = ofFunction.get(caller);
    if (rights === undefined) throw new TypeError(`${caller} calls AWS and is no function of the template`);
    return rights;
  };

  return {
    ask: (caller, { action, resources, context }) =>
      resources
        .map((resource) => note(rightsOfCaller(caller), caller, { action, resource, context }))
        .every((isAllowed) => isAllowed),
    asPlatform: (caller, actions) => {
      for (const action of actions) {
        const found = rightsOfCaller(caller).filter((right) => right.action === action);
        for (const right of found) used.add(right);
        if (found.length === 0) denied.add(`${caller}: ${action} (by the platform)`);
      }
    },
    requireRole: (roleId, action, resource) => void note(ofRole(roleId), roleId, { action, resource }),
    requireQueuePolicy: (queueArn, action, sourceArn) => {
      const statements = template
        .ofType("AWS::SQS::QueuePolicy")
        .filter(([, { Properties }]) =>
          Properties.Queues.flatMap(resolver.targets).some((id: string) => resolver.arnOf(id) === queueArn),
        )
        .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
      note(rightsOf(statements, resolver), sourceArn, {
        action,
        resource: queueArn,
        context: { "aws:SourceArn": sourceArn },
      });
    },
    noteEvent: (ruleId) => void silent.delete(ruleId),
    denied: () => [...denied],
    unused: () =>
      [...ofFunction].flatMap(([name, rights]) =>
        rights.filter((right) => !used.has(right)).map(({ action, resource }) => `${name}: ${action} on ${resource}`),
      ),
    silentRules: () => [...silent].map(resolver.nameOf),
  };
};
