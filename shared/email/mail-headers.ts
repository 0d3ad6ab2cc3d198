/**
 * Write the headers that every alert carries.
 *
 * @param mail.unsubscribe - https address that ends mailing on a POST (RFC 8058)
 * @param mail.publicUrl - its host names the list (RFC 2919)
 * @see https://www.rfc-editor.org/rfc/rfc8058 and https://www.rfc-editor.org/rfc/rfc3834 (section 5)
 */
export const mailHeaders = (mail: {
  readonly deliveryId: string;
  readonly publicUrl: string;
  readonly unsubscribe: string;
}): Record<string, string> => ({
  "List-Unsubscribe": `<${mail.unsubscribe}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  "List-Id": `Palimpsest alerts <alerts.${new URL(mail.publicUrl).hostname}>`,
  "Auto-Submitted": "auto-generated",
  "Palimpsest-Delivery": mail.deliveryId,
});
