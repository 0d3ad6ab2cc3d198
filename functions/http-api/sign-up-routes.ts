import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as z from "zod";
import type { Deps } from "#functions/deps.ts";
import { choiceOptions } from "#functions/http-api/choice-options.ts";
import { HttpRequestError, HttpTooManyError } from "#functions/http-api/errors.ts";
import { makePreview } from "#functions/http-api/preview/make-preview.ts";
import { type Fields, fieldOf, formFields, queryFields, readChoice, wishOf } from "#functions/http-api/read-choice.ts";
import { requestNetwork } from "#functions/http-api/request-network.ts";
import { takeSignUp } from "#functions/http-api/take-sign-up.ts";
import { wantsJson } from "#functions/http-api/wants-json.ts";
import { TokenExpiredError, TokenForgedError } from "#shared/alert/errors.ts";
import { dayOf, limitKey, signUpLimits } from "#shared/alert/limits.ts";
import { lifetimeMs, makeToken, openToken } from "#shared/alert/token.ts";
import { type WrittenWish, writeSubscription } from "#shared/alert/write-subscription.ts";
import { regionName } from "#shared/country/regions.ts";
import { wishWords } from "#shared/email/compose-notice.ts";
import { topicGroupName, topicsIn } from "#shared/topic/topic-groups.ts";
import { topicGroups, topicName } from "#shared/topic/topics.ts";
import type { Choice } from "#web/choice.ts";
import { renderCheckInbox, renderSignUp, renderSignUpPreview } from "#web/render-sign-up.ts";

type SignUpDeps = Deps<"http-api">;

/** Nobody reads what they sign up for in less; programs that fill in forms do. */
const leastMs = 2000;

/** Whom a form's stamp speaks for: nobody, only for when it was given out. */
const nobody = { subscriberId: "form", subscriptionId: null };

const stampOf = ({ clock, settings }: SignUpDeps): string => makeToken("form", nobody, settings.secret, clock.now());

/** Why the stamp of a form does not do, in a sentence for the person; null where it does. */
const stampProblem = ({ clock, settings }: SignUpDeps, stamp: string): string | null => {
  const now = clock.now();
  try {
    const { until } = openToken(stamp, "form", settings.secret, now);
    const ageMs = now.getTime() - ((until?.getTime() ?? 0) - lifetimeMs.form);
    return ageMs < leastMs ? "That was very quick. Please press the button again." : null;
  } catch (error) {
    if (!(error instanceof TokenForgedError || error instanceof TokenExpiredError)) throw error;
    return "This form was open for more than a day. Please press the button again.";
  }
};

const wordsOf = (wish: WrittenWish) => wishWords(writeSubscription("preview", wish));

const emailSchema = z.email().max(254);

/** Count a sign-up against the network that it comes from. @throws HttpTooManyError `HTTP_TOO_MANY` */
const countNetwork = async (deps: SignUpDeps, context: Context): Promise<void> => {
  const key = limitKey("network", requestNetwork(context), deps.settings.secret);
  if ((await deps.limits.take(dayOf(deps.clock.now()), key, signUpLimits.networkADay)) !== undefined) return;
  throw new HttpTooManyError(
    `Too many sign-ups came from your network today; expected at most ${signUpLimits.networkADay}; try again tomorrow`,
  );
};

const previewPage = async (
  deps: SignUpDeps,
  choice: Choice,
  wish: WrittenWish,
  stamp: string,
  first: { readonly email?: string; readonly problem?: string } = {},
) => renderSignUpPreview({ choice, words: wordsOf(wish), preview: await makePreview(deps, wish), stamp, ...first });

/** Take a sign-up from the form: a page again where a person can mend something, else the same answer for everyone. */
const takeForm = async (deps: SignUpDeps, context: Context, fields: Fields): Promise<Response> => {
  const choice = readChoice(fields);
  const read = wishOf(choice);
  if ("lacks" in read) {
    const options = await choiceOptions(deps, choice);
    return context.html(renderSignUp({ choice, options, lacks: read.lacks }), 400);
  }
  // Only a program fills in a field that no person sees; it is told what a person is told.
  if (fieldOf(fields, "website") !== "") return context.redirect("/check-your-inbox", 303);
  const [email, stamp] = [fieldOf(fields, "email").trim(), fieldOf(fields, "stamp")];
  const again = async (problem: string, kept: string) =>
    context.html(await previewPage(deps, choice, read.wish, kept, { email, problem }), 400);
  if (!emailSchema.safeParse(email).success) {
    return again("This is no mail address. An example of one: name@example.org", stamp);
  }
  const problem = stampProblem(deps, stamp);
  if (problem !== null) return again(problem, problem.includes("quick") ? stamp : stampOf(deps));
  await countNetwork(deps, context);
  await takeSignUp(deps, { email, stamp }, read.wish);
  return context.redirect("/check-your-inbox", 303);
};

const documentSchema = z.strictObject({
  email: emailSchema,
  stamp: z.string(),
  countries: z.union([z.literal("all"), z.array(z.string())]),
  topics: z.union([z.literal("all"), z.array(z.string())]),
  minimumSignificance: z.number().optional(),
  phrases: z.array(z.string()).optional(),
  frequency: z.string().optional(),
  note: z.string().optional(),
  tellOfNothing: z.boolean().optional(),
});

const unread = (what: string) =>
  new HttpRequestError(
    `The sign-up was not taken: ${what}; expected the document that GET /sign-up describes; correct it`,
  );

const choiceOfDocument = (written: z.infer<typeof documentSchema>): Choice => ({
  countries: [written.countries].flat(),
  topics: [written.topics].flat(),
  least: String(written.minimumSignificance ?? 0),
  phrases: written.phrases ?? [],
  frequency: written.frequency ?? "release",
  find: "",
  note: written.note ?? "",
  tellOfNothing: written.tellOfNothing ?? false,
});

/** Take a sign-up as a document. The answer is the same whatever becomes of it. */
const takeDocument = async (deps: SignUpDeps, context: Context): Promise<Response> => {
  const parsed = documentSchema.safeParse(await context.req.json().catch(() => undefined));
  if (!parsed.success) {
    throw unread(
      [...new Set(parsed.error.issues.map(({ path, code }) => `${path.join(".") || "(whole)"}: ${code}`))].join("; "),
    );
  }
  const read = wishOf(choiceOfDocument(parsed.data));
  if ("lacks" in read) throw unread(read.lacks.join(" "));
  const problem = stampProblem(deps, parsed.data.stamp);
  if (problem !== null) throw unread(problem);
  await countNetwork(deps, context);
  await takeSignUp(deps, parsed.data, read.wish);
  return context.json({ status: "a mail asks for confirmation" }, 202);
};

/** What may be asked for, as a document: ids with their names, and a stamp that a sign-up sends back. */
const choicesDocument = async (deps: SignUpDeps, choice: Choice) => {
  const { regions, found } = await choiceOptions(deps, choice);
  return {
    stamp: stampOf(deps),
    regions: regions.map(({ id, countries }) => ({ id, name: regionName(id), countries })),
    groups: topicGroups.map((id) => ({
      id,
      name: topicGroupName(id),
      topics: topicsIn(id).map((topic) => ({ id: topic, name: topicName(topic) })),
    })),
    frequencies: ["release", "arrival", "daily", "weekly", "monthly"],
    ...(found === null ? {} : { found }),
  };
};

/**
 * Sign-up: two pages that ask with GET and change nothing, and the POST that stores a wish until its mail is answered. The
 * same addresses speak JSON where it is asked for.
 */
export const signUpRoutes = (deps: SignUpDeps): Hono =>
  new Hono()
    .use(bodyLimit({ maxSize: 64 * 1024 }))
    .get("/sign-up", async (context) => {
      const choice = readChoice(queryFields(context));
      if (wantsJson(context)) return context.json(await choicesDocument(deps, choice));
      return context.html(renderSignUp({ choice, options: await choiceOptions(deps, choice) }));
    })
    .get("/sign-up/preview", async (context) => {
      const choice = readChoice(queryFields(context));
      const read = wishOf(choice);
      if (wantsJson(context)) {
        if ("lacks" in read) throw unread(read.lacks.join(" "));
        return context.json({ ...(await makePreview(deps, read.wish)), words: wordsOf(read.wish) });
      }
      if ("lacks" in read) {
        const options = await choiceOptions(deps, choice);
        return context.html(renderSignUp({ choice, options, lacks: read.lacks }), 400);
      }
      return context.html(await previewPage(deps, choice, read.wish, stampOf(deps)));
    })
    .post("/sign-up", async (context) => {
      const isDocument = context.req.header("content-type")?.startsWith("application/json") ?? false;
      return isDocument ? takeDocument(deps, context) : takeForm(deps, context, await formFields(context));
    })
    .get("/check-your-inbox", (context) => context.html(renderCheckInbox()));
