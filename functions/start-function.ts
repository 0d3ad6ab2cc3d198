import { type Environment, parseEnvironment } from "#functions/environment.ts";
import { openLog } from "#functions/log.ts";
import { countedLog } from "#functions/metrics.ts";
import { systemClock } from "#functions/system-clock.ts";
import type { FunctionName } from "#functions/wiring.ts";
import type { Ports } from "#shared/ports.ts";

/**
 * Begin a function, once, before its first event: what its environment says, its log, and the machine's own clock.
 *
 * @throws BoundaryError `BOUNDARY_INVALID` naming every variable that is missing or malformed
 */
export const startFunction = <Name extends FunctionName>(
  name: Name,
): Pick<Ports, "clock" | "log"> & { readonly environment: Environment<Name> } => ({
  environment: parseEnvironment(name),
  clock: systemClock,
  log: countedLog(openLog(name)),
});
