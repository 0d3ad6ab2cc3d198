/**
 * Write a mail address the one way in which it is compared and stored.
 *
 * The part before the @ may count case by the letter of RFC 5321 (2.4); no provider that people use does, and the same
 * person must not become two subscribers.
 *
 * @example normalizeEmail(" Ana@Example.ORG ") // "ana@example.org"
 */
export const normalizeEmail = (email: string): string => email.trim().normalize("NFC").toLowerCase();
