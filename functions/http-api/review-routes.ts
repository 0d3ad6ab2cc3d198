import { Hono } from "hono";
import * as z from "zod";
import type { Deps } from "#functions/deps.ts";
import { HttpNotFoundError } from "#functions/http-api/errors.ts";
import { listReviews } from "#functions/http-api/list-reviews.ts";
import { wantsJson } from "#functions/http-api/wants-json.ts";
import { countryCodeSchema, editionSchema, versionIdSchema } from "#shared/report/version-head.ts";
import { findReview } from "#shared/summary/find-review.ts";
import { topicIdSchema } from "#shared/topic/topics.ts";
import { renderIndexPage } from "#web/render-pages.ts";
import { renderReview } from "#web/render-review.ts";

const requestSchema = z.object({
  country: z.string().toUpperCase().pipe(countryCodeSchema),
  edition: z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number)
    .pipe(editionSchema),
  against: z
    .union([
      z.string().regex(/^\d{4}$/),
      z
        .string()
        .toUpperCase()
        .transform((id) => id.replace("-V", "-v"))
        .pipe(versionIdSchema),
    ])
    .optional(),
  topic: topicIdSchema.optional(),
});

const parseRequest = (request: Record<string, string | undefined>) => {
  const parsed = requestSchema.safeParse(request);
  if (parsed.success) return parsed.data;
  const wrong = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))].join(", ");
  throw new HttpNotFoundError(
    `There is no such review: its ${wrong} cannot be read; expected an address like /review/KZ/2024?against=2023; look at the list of reviews`,
    { wrong },
  );
};

/** Public pages: the list of reviews, and each review as a page or, where JSON is asked for, as its document. */
export const reviewRoutes = (deps: Deps<"http-api">): Hono =>
  new Hono()
    .get("/", async (context) => context.html(renderIndexPage(await listReviews(deps))))
    .get("/review/:country/:edition", async (context) => {
      const { against, topic } = context.req.query();
      const request = parseRequest({ ...context.req.param(), against, topic });
      const { comparison, from, to } = await findReview(deps, { ...request, against: request.against });
      context.header("Cache-Control", "public, max-age=300");
      context.header("Vary", "Accept");
      if (wantsJson(context)) return context.json(comparison);
      return context.html(renderReview(comparison, { from, to, topic: request.topic, standalone: false }));
    });
