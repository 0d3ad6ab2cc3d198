import type { GatheredMatches } from "#functions/deliver-email/gather-matches.ts";
import type { MailMaterial } from "#functions/deliver-email/mail-material.ts";
import type { Deps } from "#functions/deps.ts";
import type { Subscriber } from "#shared/alert/subscription.ts";
import { makeToken } from "#shared/alert/token.ts";
import { checkQuotations } from "#shared/email/check-quotations.ts";
import { composeDigest } from "#shared/email/compose-digest.ts";
import type { Delivery } from "#shared/email/delivery.ts";
import type { DigestSource } from "#shared/email/digest.ts";
import { mailHeaders } from "#shared/email/mail-headers.ts";
import type { OutgoingMail } from "#shared/email/outgoing-mail.ts";
import { renderEmail } from "#shared/email/render-email.ts";

type ComposeDeps = Pick<Deps<"deliver-email">, "clock" | "comparisons" | "releases" | "settings">;

/** Whether reports of the same edition were told of before this release. */
const isSupplement = async ({ releases }: ComposeDeps, occasion: string): Promise<boolean> => {
  const release = await releases.getRelease(occasion);
  if (!release) return false;
  const ofEdition = await releases.listReleases(release.series, release.edition);
  return ofEdition.some(({ number, silent }) => number < release.number && !silent);
};

const sourceOf = async (
  deps: ComposeDeps,
  { kind, topics, occasion }: GatheredMatches["entries"][number],
  material: MailMaterial,
  isPreliminary: boolean,
): Promise<DigestSource> => {
  const { from, to } = material;
  const blocks = topics.flatMap((topic) => material.topics.get(topic) ?? []);
  const context = isPreliminary ? undefined : await deps.comparisons.getContext(to.series, to.edition, to.country.code);
  const supplement = !isPreliminary && (await isSupplement(deps, occasion));
  return { kind, supplement, from, to, topics: blocks, context: context ?? null };
};

/**
 * Compose a delivery's mail from the stored matches and comparisons.
 *
 * @throws MailQuotationMismatchError `MAIL_QUOTATION_MISMATCH` where a quotation is not in the stored text
 */
export const composeMail = async (
  deps: ComposeDeps,
  delivery: Delivery,
  subscriber: Subscriber,
  { entries, subscriptions }: GatheredMatches,
  loadMaterial: (comparisonId: string) => Promise<MailMaterial>,
): Promise<OutgoingMail> => {
  const { publicUrl, secret } = deps.settings;
  const preliminary = delivery.frequency === "arrival";
  const sources: DigestSource[] = [];
  for (const entry of entries) {
    sources.push(await sourceOf(deps, entry, await loadMaterial(entry.comparisonId), preliminary));
  }
  const link = (purpose: "preferences" | "unsubscribe") => {
    const grant = { subscriberId: subscriber.id, subscriptionId: null };
    return `${publicUrl}/${purpose}?token=${makeToken(purpose, grant, secret, deps.clock.now())}`;
  };
  const links = { publicUrl, preferences: link("preferences"), unsubscribe: link("unsubscribe") };
  const { quoted, ...rendered } = renderEmail(composeDigest({ sources, subscriptions, preliminary, publicUrl }), links);
  for (const { comparison, quotations } of quoted) {
    const { texts } = await loadMaterial(comparison);
    checkQuotations(quotations, (passage) => texts.get(passage));
  }
  const headers = mailHeaders({ deliveryId: delivery.id, publicUrl, unsubscribe: links.unsubscribe });
  return { deliveryId: delivery.id, to: subscriber.email, ...rendered, headers };
};
