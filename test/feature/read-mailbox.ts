import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";

/**
 * Read every mail that the mailbox of a data folder accepted, each as often as it was accepted.
 *
 * @returns in the order of file names, which is the order of acceptance
 */
export async function readMailbox(dataFolder: string): Promise<ParsedMail[]> {
  const folder = join(dataFolder, "mailbox");
  const names = await readdir(folder).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith(".eml")).sort();
  return Promise.all(files.map(async (name) => simpleParser(await readFile(join(folder, name)))));
}

/** Our own delivery id of a mail. */
export const deliveryOf = (mail: ParsedMail): string => String(mail.headers.get("palimpsest-delivery") ?? "none");
