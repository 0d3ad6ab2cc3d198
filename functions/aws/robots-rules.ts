import robotsParser from "robots-parser";
import type { HttpAnswer } from "#functions/aws/http-request.ts";
import type { Clock } from "#shared/ports.ts";
import { SourceNotReachedError, SourceRobotsRefusedError } from "#shared/source/errors.ts";

// Its types have a default export; the module, being CommonJS, is that function itself.
const parseRobots = robotsParser as unknown as typeof robotsParser.default;
type Robot = ReturnType<typeof parseRobots>;

/** As long as RFC 9309 lets rules be kept. Milliseconds. */
const keepMs = 24 * 3_600_000;

/** With more, an edition would take longer than a day. */
const longestDelaySeconds = 60;

/** The rules of an origin, and when they were fetched. */
interface KeptRules {
  readonly robot: Robot;
  readonly fetchedAt: number;
}

/**
 * Keep what sites ask of programs, by origin, for a day.
 *
 * Where a site has no rules (4xx), everything may be read; where it does not answer, nothing, unless its rules are known
 * from before.
 *
 * @param agent - name that rules may call us by
 * @param get - makes one request, with all limits
 * @see RFC 9309, sections 2.3.1 and 2.4
 */
export function robotsRules(agent: string, clock: Clock, get: (url: URL) => Promise<HttpAnswer>) {
  const kept = new Map<string, KeptRules>();

  async function load(origin: string): Promise<Robot> {
    const address = new URL("/robots.txt", origin);
    const { status, bytes } = await get(address);
    if (status === 429 || status >= 500) throw new SourceNotReachedError(address.href, `HTTP status ${status}`);
    const text = bytes === null ? "" : new TextDecoder().decode(bytes);
    return parseRobots(address.href, text);
  }

  async function rulesOf(origin: string): Promise<Robot> {
    const known = kept.get(origin);
    const now = clock.now().getTime();
    if (known && now - known.fetchedAt < keepMs) return known.robot;
    try {
      const robot = await load(origin);
      kept.set(origin, { robot, fetchedAt: now });
      return robot;
    } catch (error) {
      if (known && error instanceof SourceNotReachedError) return known.robot;
      throw error;
    }
  }

  return {
    /**
     * @returns how far apart the site wants requests, in milliseconds; 0 where it does not say
     * @throws SourceRobotsRefusedError, or what kept the rules from being fetched
     */
    check: async (url: URL): Promise<number> => {
      const robot = await rulesOf(url.origin);
      if (robot.isAllowed(url.href, agent) === false) throw new SourceRobotsRefusedError(url.href);
      return 1000 * Math.min(robot.getCrawlDelay(agent) ?? 0, longestDelaySeconds);
    },
  };
}
