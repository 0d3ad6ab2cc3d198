import { Command, CommanderError } from "commander";
import { ServiceError } from "#shared/errors.ts";

/** Options that every command takes. */
export interface CommonOptions {
  readonly data: string;
  readonly quiet?: true;
  readonly json?: true;
}

/** Exit codes: success, a failure that is named, wrong usage. */
export const exitCodes = { success: 0, failure: 1, usage: 2 } as const;

/**
 * Make a command with the options that all of them share.
 *
 * @param name - as typed
 * @param description - one line, for `--help`
 */
export function serviceCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option("--data <dir>", "folder of the store", ".palimpsest")
    .option("--quiet", "print results and errors only");
}

/** Say a line to the person at the terminal; data goes to stdout, everything else comes here. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Print data. */
export function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Name a failure on stderr and let the process end with `exitCodes.failure`. */
export function reportFailure(error: unknown, about?: string): void {
  process.exitCode = exitCodes.failure;
  const prefix = about ? `${about}: ` : "";
  if (error instanceof ServiceError) say(`palimpsest: ${prefix}${error.code}: ${error.message}`);
  else say(`palimpsest: ${prefix}${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}

/**
 * Parse the arguments, run the command, and translate what it throws into an exit code.
 *
 * @param program - with all its commands
 * @param argv - as in `process.argv`
 */
export async function runProgram(program: Command, argv: readonly string[]): Promise<void> {
  // Whoever reads may stop early, as `head` does; what is left is not wanted.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(process.exitCode ?? exitCodes.success);
  });
  const withSubcommands = (command: Command): Command[] => [command, ...command.commands.flatMap(withSubcommands)];
  for (const command of withSubcommands(program)) command.exitOverride();
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
    } else reportFailure(error);
  }
}
