/**
 * Shorten a mail address so that an operator can recognise one that they know, and nobody can write to it.
 *
 * @returns its first letter and its domain: `r***@example.org`
 */
export const shortenedAddress = (email: string): string => {
  const at = email.lastIndexOf("@");
  return `${[...email.slice(0, Math.max(at, 0))][0] ?? ""}***${email.slice(Math.max(at, 0))}`;
};
