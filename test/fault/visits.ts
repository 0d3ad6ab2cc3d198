import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "cheerio";
import { simpleParser } from "mailparser";
import { listMails, loadMail, mailPath } from "#local/mailbox-files.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import { makeToken, type TokenPurpose } from "#shared/alert/token.ts";
import { type WrittenWish, writeSubscription } from "#shared/alert/write-subscription.ts";
import type { World } from "./open-world.ts";
import { runAs } from "./work-queues.ts";

/** Who comes to the pages. */
const email = "visitor@example.org";

/** What they ask for at first. */
const wish: WrittenWish = { criteria: { countries: ["QV"], topics: ["press-freedom"] }, frequency: "release" };

/** A person whose request failed makes it again, with the same form. */
const tries = 3;

const request = async (world: World, path: string, init?: RequestInit): Promise<string> => {
  for (let attempt = 1; ; attempt++) {
    const answer = await runAs(world, "http-api", async () => world.app.request(path, init));
    const text = await answer.text();
    if (answer.status < 400) return text;
    if (answer.status < 500 || attempt === tries) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
  }
};

const post = (world: World, path: string, fields: Record<string, string> = {}) =>
  request(world, path, { method: "POST", body: new URLSearchParams(fields) });

/** A link of the newest mail to the visitor that has one. */
const linkInMail = async (world: World, purpose: TokenPurpose): Promise<string> => {
  const mailbox = join(world.folder, "mailbox");
  for (const id of (await listMails(mailbox)).toReversed()) {
    if (!(await loadMail(mailbox, id)).envelope.destinations.includes(email)) continue;
    const { text = "" } = await simpleParser(await readFile(mailPath(mailbox, id)), { skipTextToHtml: true });
    const [, path] = new RegExp(`${world.settings.publicUrl}(/${purpose}\\?token=\\S+)`).exec(text) ?? [];
    if (path !== undefined) return path;
  }
  throw new Error(`no mail to the visitor has a link to ${purpose}`);
};

const signUp = async (world: World): Promise<void> => {
  await request(world, "/sign-up/preview?country=QV&topic=press-freedom&frequency=release");
  // A form that was given out ten seconds ago.
  const givenOutAt = new Date(world.clock.now().getTime() - 10_000);
  const stamp = makeToken("form", { subscriberId: "form", subscriptionId: null }, world.settings.secret, givenOutAt);
  await request(world, "/sign-up", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, stamp, ...wish.criteria, frequency: wish.frequency }),
  });
};

const confirm = async (world: World): Promise<void> => {
  const link = await linkInMail(world, "confirm");
  await request(world, link);
  await post(world, link);
};

/** The subscription that the page of preferences shows, and the token that its forms carry. */
const readPreferences = async (world: World) => {
  const link = await linkInMail(world, "preferences");
  const $ = load(await request(world, link));
  return { link, token: $("input[name=token]").val()?.toString() ?? "", $ };
};

/** What was signed up for is given up for something else. Where the answer is lost, the very same form is sent again. */
const change = async (world: World): Promise<void> => {
  const { link, token, $ } = await readPreferences(world);
  const [country, topic] = ["QV", "killings"];
  const subscription = writeSubscription(subscriberId(email, world.settings.secret), wish).id;
  const shown = $("input[name=subscription]")
    .toArray()
    .map(({ attribs }) => attribs.value);
  if (shown.includes(subscription))
    await request(world, `/preferences/edit?${new URLSearchParams({ token, subscription })}`);
  await post(world, "/preferences/save", { token, subscription, country, topic, frequency: "release", begun: "1" });
  await request(world, link.replace("/preferences", "/preferences/export"));
};

const pause = async (world: World): Promise<void> => {
  const { token, $ } = await readPreferences(world);
  const subscription = $("input[name=subscription]").val()?.toString() ?? "";
  await post(world, "/preferences", { token, subscription, do: "pause" });
};

const read = async (world: World): Promise<void> => {
  await request(world, "/");
  await request(world, "/review/QV/2024?against=2023");
};

const leave = async (world: World): Promise<void> => {
  const link = await linkInMail(world, "unsubscribe");
  await request(world, link);
  await post(world, link, { "List-Unsubscribe": "One-Click" });
};

/**
 * What a person does at the service's pages, one visit after the other. Each visit may be made again from its beginning.
 *
 * @throws Error where an answer refuses what should be taken, or the last of some tries fails
 */
export const visits = { signUp, confirm, read, change, pause, leave };
