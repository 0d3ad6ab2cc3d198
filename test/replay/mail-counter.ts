import type { Log } from "#shared/ports.ts";

/**
 * Count what the service logs, and of the mailbox's events the one that each accepted mail has: `send`, by delivery. The
 * mailbox takes nothing for a duplicate, so a mail that went out twice has two.
 */
export const openMailCounter = () => {
  const sends = new Map<string, number>();
  const codes = new Map<string, number>();
  const errors: string[] = [];
  const count = (code: string, fields: Readonly<Record<string, unknown>> = {}) => {
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (code !== "FEEDBACK_RECORDED" || fields.kind !== "send") return;
    const delivery = String(fields.delivery);
    sends.set(delivery, (sends.get(delivery) ?? 0) + 1);
  };
  const log: Log = {
    info: count,
    warn: count,
    error: (code, error, fields) => {
      count(code, fields);
      if (errors.length < 20) errors.push(`${code}: ${error instanceof Error ? error.message : String(error)}`);
    },
  };
  return { log, sends, codes, errors };
};
export type MailCounter = ReturnType<typeof openMailCounter>;
