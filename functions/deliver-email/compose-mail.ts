import type { GatheredEntry, GatheredMatches } from "#functions/deliver-email/gather-matches.ts";
import { mailLinks } from "#functions/deliver-email/mail-links.ts";
import type { MailMaterial, MailReader } from "#functions/deliver-email/mail-reader.ts";
import type { Deps } from "#functions/deps.ts";
import { mergeSelections } from "#shared/alert/merge-selections.ts";
import type { Subscriber, Subscription } from "#shared/alert/subscription.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import { checkQuotations } from "#shared/email/check-quotations.ts";
import { composeDigest } from "#shared/email/compose-digest.ts";
import type { Delivery } from "#shared/email/delivery.ts";
import type { DigestSource } from "#shared/email/digest.ts";
import { mailHeaders } from "#shared/email/mail-headers.ts";
import type { OutgoingMail } from "#shared/email/outgoing-mail.ts";
import { renderEmail } from "#shared/email/render-email.ts";
import type { Told } from "#shared/email/told.ts";

type ComposeDeps = Pick<Deps<"deliver-email">, "clock" | "settings">;

/** A mail, and what it tells. */
export interface ComposedMail {
  readonly mail: OutgoingMail;
  readonly told: readonly Told[];
}

const sourceOf = (
  { kind, topics, subscriptionIds }: GatheredEntry,
  { from, to, topics: blocks, selectable, context, supplement }: MailMaterial,
  subscriptions: readonly Subscription[],
): DigestSource => {
  const wishes = subscriptions.filter(({ id }) => subscriptionIds.includes(id)).map(({ criteria }) => criteria);
  return {
    kind,
    supplement,
    from,
    to,
    topics: topics.flatMap((topic) => blocks.get(topic) ?? []),
    selected: mergeSelections(wishes, selectable),
    context,
  };
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
  { entries, subscriptions, quiet }: GatheredMatches,
  { loadMaterial, loadTexts }: MailReader,
): Promise<ComposedMail> => {
  const materials = new Map<string, MailMaterial>();
  const sources: DigestSource[] = [];
  for (const entry of entries) {
    const material = await loadMaterial(entry);
    materials.set(comparisonId(material.from, material.to), material);
    sources.push(sourceOf(entry, material, subscriptions));
  }
  const links = mailLinks(deps, subscriber);
  const { publicUrl } = links;
  const preliminary = delivery.frequency === "arrival";
  const digest = composeDigest({ sources, subscriptions, quiet, preliminary, publicUrl });
  const { quoted, told, ...rendered } = renderEmail(digest, links);
  for (const { comparison, quotations } of quoted) {
    const material = materials.get(comparison);
    const texts = material && (await loadTexts(material));
    checkQuotations(quotations, (passage) => texts?.get(passage));
  }
  const headers = mailHeaders({ deliveryId: delivery.id, publicUrl, unsubscribe: links.unsubscribe });
  return { mail: { deliveryId: delivery.id, to: subscriber.email, ...rendered, headers }, told };
};
