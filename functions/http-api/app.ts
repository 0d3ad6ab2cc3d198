import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Deps } from "#functions/deps.ts";
import { answerProblem } from "#functions/http-api/answer-problem.ts";
import { HttpNotFoundError } from "#functions/http-api/errors.ts";
import { preferenceRoutes } from "#functions/http-api/preference-routes.ts";
import { reviewRoutes } from "#functions/http-api/review-routes.ts";
import { signUpRoutes } from "#functions/http-api/sign-up-routes.ts";
import { subscriberRoutes } from "#functions/http-api/subscriber-routes.ts";
import { renderPrivacyPage } from "#web/render-privacy.ts";
import { styleSheet } from "#web/style.ts";

/** Nothing is loaded but our own style sheet, nothing runs, nobody frames us, and no address is told to other sites. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "no-referrer",
});

/** Pages that show what is somebody's own, or how an address is given. */
const personal = /^\/(?:confirm|renew|undo|unsubscribe|preferences|sign-up)(?:\/|$)/;

/**
 * Make the app that answers every request, the same behind the HTTP API and on one machine.
 *
 * GET never changes anything. Every page works without a script, and no page has one.
 */
export const createApp = (deps: Deps<"http-api">): Hono => {
  const app = new Hono();
  app.use(headers);
  app.use(async (context, next) => {
    await next();
    if (!personal.test(context.req.path)) return;
    context.header("Cache-Control", "no-store");
    context.header("X-Robots-Tag", "noindex");
  });
  app.get("/favicon.ico", (context) => context.body(null, 204));
  app.get("/health", (context) => context.json({ status: "ok" }));
  app.get("/style.css", (context) =>
    context.body(styleSheet, 200, {
      "Content-Type": "text/css; charset=utf-8",
      "Cache-Control": "public, max-age=3600",
    }),
  );
  app.route("/", reviewRoutes(deps));
  app.route("/", signUpRoutes(deps));
  app.route("/", subscriberRoutes(deps));
  app.route("/", preferenceRoutes(deps));
  app.get("/privacy", (context) => context.html(renderPrivacyPage()));
  app.notFound((context) => {
    const missing = "There is no page at this address; expected one that a mail or the list of reviews links to";
    return answerProblem(context, new HttpNotFoundError(missing), deps.log);
  });
  app.onError((error, context) => answerProblem(context, error, deps.log));
  return app;
};
