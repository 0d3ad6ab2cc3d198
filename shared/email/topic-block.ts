import type { HtmlEscapedString } from "hono/utils/html";
import type { DigestTopic } from "#shared/email/digest.ts";
import { encodedBytes } from "#shared/email/encoded-bytes.ts";
import type { Detail, FittedTopic } from "#shared/email/fitted-digest.ts";
import { topicHtml } from "#shared/email/html-blocks.ts";
import { topicText } from "#shared/email/text-blocks.ts";

/** One topic in both parts of a mail. */
export interface TopicBlock {
  readonly text: string;
  readonly html: HtmlEscapedString;
  /** Of both, as they are encoded. */
  readonly bytes: number;
}

/** Mails of one release are mostly about the same topics: each is rendered once, for as long as it is at hand. */
const rendered = new WeakMap<DigestTopic, Map<Detail, TopicBlock>>();

/** Render one topic for both parts, once a detail. */
export const topicBlock = (fitted: FittedTopic): TopicBlock => {
  const blocks = rendered.get(fitted.topic) ?? new Map<Detail, TopicBlock>();
  rendered.set(fitted.topic, blocks);
  const known = blocks.get(fitted.detail);
  if (known) return known;
  const [text, html] = [topicText(fitted), topicHtml(fitted)];
  const block = { text, html, bytes: encodedBytes(text) + encodedBytes(String(html)) };
  blocks.set(fitted.detail, block);
  return block;
};
