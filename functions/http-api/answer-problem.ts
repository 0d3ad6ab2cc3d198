import type { Context } from "hono";
import { HttpError } from "#functions/http-api/errors.ts";
import { wantsJson } from "#functions/http-api/wants-json.ts";
import { TokenExpiredError, TokenForgedError, TokenUsedError, TokenWrongPurposeError } from "#shared/alert/errors.ts";
import { ReviewMissingError } from "#shared/comparison/errors.ts";
import type { Log } from "#shared/ports.ts";
import { type ProblemPage, renderProblemPage } from "#web/render-pages.ts";

type Status = 400 | 403 | 404 | 409 | 410 | 429 | 500;

const problemOf = (error: Error): ProblemPage & { readonly status: Status } => {
  const { message: detail } = error;
  if (error instanceof HttpError) return { status: error.status, title: error.title, detail, code: error.code };
  if (error instanceof ReviewMissingError) {
    return { status: 404, title: "There is nothing here", detail, code: error.code };
  }
  if (error instanceof TokenExpiredError) {
    return { status: 410, title: "This link is too old", detail, code: error.code };
  }
  if (error instanceof TokenUsedError) return { status: 410, title: "This link was used", detail, code: error.code };
  if (error instanceof TokenForgedError || error instanceof TokenWrongPurposeError) {
    return { status: 403, title: "This link cannot be opened", detail, code: error.code };
  }
  const calm = "The request failed on our side and was noted; try again in a while.";
  return { status: 500, title: "Something went wrong", detail: calm, code: "HTTP_FAILED" };
};

/**
 * Answer a request that failed: a page for people, `application/problem+json` for programs that ask for JSON.
 *
 * Only expected failures tell their message; all others are logged and answered with none of their words.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export const answerProblem = (context: Context, error: Error, log: Log): Response => {
  const problem = problemOf(error);
  if (problem.status === 500) log.error("REQUEST_FAILED", error, { method: context.req.method });
  context.header("Cache-Control", "no-store");
  if (!wantsJson(context)) return context.html(renderProblemPage(problem), problem.status);
  const body = JSON.stringify({ type: "about:blank", ...problem });
  return context.body(body, problem.status, { "Content-Type": "application/problem+json" });
};
