import type { Context } from "hono";
import * as z from "zod";
import { HttpRequestError } from "#functions/http-api/errors.ts";
import { criteriaSchema } from "#shared/alert/criteria.ts";
import { frequencySchema, longestNote } from "#shared/alert/subscription.ts";
import type { WrittenWish } from "#shared/alert/write-subscription.ts";
import { oneLine } from "#shared/email/one-line.ts";
import type { Choice } from "#web/choice.ts";

/** What one form field may hold; a form with more than that was not filled in by hand. */
const mostValues = 400;
const longestValue = 2000;

const values = z.array(z.string().max(longestValue)).max(mostValues);

/** Values of a form by field, each field as often as it was sent. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** Read the fields of a query. */
export const queryFields = (context: Context): Fields => context.req.queries();

/** Read the fields of a form that was posted. */
export const formFields = async (context: Context): Promise<Fields> => {
  const body = await context.req.parseBody({ all: true });
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      [value].flat().filter((one): one is string => typeof one === "string"),
    ]),
  );
};

/** First value of a field; empty where it was not sent. */
export const fieldOf = (fields: Fields, name: string): string => fields[name]?.[0] ?? "";

/**
 * Read what a person chose so far, without asking whether it is whole: the form shows it again.
 *
 * @throws HttpRequestError `HTTP_REQUEST_INVALID` for more than a person can have typed
 */
export const readChoice = (fields: Fields): Choice => {
  const all = (name: string): string[] => {
    const parsed = values.safeParse(fields[name] ?? []);
    if (parsed.success) return parsed.data.map((value) => value.trim()).filter((value) => value !== "");
    throw new HttpRequestError(
      `The form cannot be read: its field ${name} is too long; expected what a form holds; fill it in anew`,
    );
  };
  return {
    countries: [...new Set(all("country"))],
    topics: [...new Set(all("topic"))],
    least: fieldOf(fields, "least") || "0",
    phrases: all("phrases")
      .flatMap((text) => text.split(/[\n,;]+/))
      .map(oneLine)
      .filter((phrase) => phrase !== ""),
    frequency: fieldOf(fields, "frequency") || "release",
    find: all("find")[0]?.slice(0, 100) ?? "",
    note: oneLine(fieldOf(fields, "note").slice(0, longestNote * 2)),
    tellOfNothing: fieldOf(fields, "nothing") !== "",
  };
};

const allOr = (chosen: readonly string[]) => (chosen.includes("all") ? "all" : chosen);

const wishSchema = z.object({
  criteria: criteriaSchema,
  frequency: frequencySchema,
  note: z.string().max(longestNote),
  tellOfNothing: z.boolean(),
});

/** What a field of the criteria is called on the form. */
const asked: Readonly<Record<string, string>> = {
  countries: "Choose at least one country or region, or all of them.",
  topics: "Choose at least one topic, or all of them.",
  minimumSignificance: "The significance is a number from 0 to 1.",
  phrases: "Up to 20 phrases of at most 80 letters, each with two letters or more.",
  frequency: "Choose how often a mail may come.",
  note: `The note has at most ${longestNote} letters.`,
};

/** A choice that is whole, or what it still lacks, in whole sentences. */
export type ReadWish = { readonly wish: WrittenWish } | { readonly lacks: readonly string[] };

/** Make a wish of a choice. */
export const wishOf = (choice: Choice): ReadWish => {
  const parsed = wishSchema.safeParse({
    criteria: {
      countries: allOr(choice.countries),
      topics: allOr(choice.topics),
      minimumSignificance: Number(choice.least),
      phrases: choice.phrases,
    },
    frequency: choice.frequency,
    note: choice.note,
    tellOfNothing: choice.tellOfNothing,
  });
  if (parsed.success) return { wish: parsed.data };
  const fields = parsed.error.issues.map(({ path }) => String(path[0] === "criteria" ? path[1] : path[0]));
  return { lacks: [...new Set(fields)].map((field) => asked[field] ?? `The field ${field} cannot be read.`) };
};
