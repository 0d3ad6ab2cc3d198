import type { Resolver } from "#test/infra/cloud/resolve-template.ts";
import { listed } from "#test/infra/synthesise.ts";

/** What somebody asks to do. */
export interface Question {
  readonly action: string;
  readonly resource: string;
  /** Condition keys that the call has: `ses:FromAddress`, `aws:SourceArn`. */
  readonly context?: Readonly<Record<string, string>>;
}

/** One action on one resource that a policy allows, with its conditions. */
export interface Right {
  readonly action: string;
  readonly resource: string;
  readonly conditions: readonly {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly string[];
  }[];
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** `*` is any text, `?` any character. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
const fits = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "s",
  ).test(text);

const operators: Readonly<Record<string, (wanted: string, given: string) => boolean>> = {
  StringEquals: (wanted, given) => wanted === given,
  ArnEquals: fits,
};

/** List what the Allow statements of a policy come to. @throws TypeError where one says what is not understood here */
export const rightsOf = (statements: readonly unknown[], resolver: Resolver): Right[] =>
  (statements as readonly Statement[]).flatMap(({ Effect, Action, Resource, Condition = {} }) => {
    if (Effect !== "Allow") return [];
    const conditions = Object.entries(Condition).flatMap(([operator, keys]) => {
      if (!Object.hasOwn(operators, operator)) {
        throw new TypeError(`The condition ${operator} is not understood; teach test/infra/cloud/policy.ts`);
      }
      return Object.entries(keys).map(([key, values]) => ({
        operator,
        key,
        values: listed(values).map(resolver.text),
      }));
    });
    return listed(Action).flatMap((action) =>
      listed(Resource).map((resource) => ({ action, resource: resolver.text(resource), conditions })),
    );
  });

/** The rights that allow what is asked; none where it is denied. An absent condition key fits no condition. */
export const allowing = (rights: readonly Right[], { action, resource, context = {} }: Question): Right[] =>
  rights.filter(
    (right) =>
      fits(right.action, action) &&
      fits(right.resource, resource) &&
      right.conditions.every(({ operator, key, values }) => {
        const given = context[key];
        return given !== undefined && values.some((wanted) => operators[operator]?.(wanted, given));
      }),
  );
