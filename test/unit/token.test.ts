import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeToken, openToken, tokenPurposes } from "#shared/alert/token.ts";

const now = new Date("2025-08-12T12:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const grant = { subscriberId: "s-1", subscriptionId: null };
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return "none";
};

describe("tokens", () => {
  it.each(tokenPurposes)("a token for %s opens its own link", (purpose) => {
    const token = makeToken(purpose, { subscriberId: "s-1", subscriptionId: "w-2" }, "secret", now);
    expect(openToken(token, purpose, "secret", now)).toEqual({ subscriberId: "s-1", subscriptionId: "w-2" });
    expect(encodeURIComponent(token)).toBe(token);
  });

  it("opens no link of another purpose", () => {
    for (const made of tokenPurposes) {
      for (const asked of tokenPurposes.filter((purpose) => purpose !== made)) {
        expect(codeOf(() => openToken(makeToken(made, grant, "secret", now), asked, "secret", now))).toBe(
          "TOKEN_WRONG_PURPOSE",
        );
      }
    }
  });

  it.each([
    ["confirm", 7, "TOKEN_EXPIRED"],
    ["confirm", 6.9, "none"],
    ["preferences", 365, "TOKEN_EXPIRED"],
    ["preferences", 364, "none"],
    ["unsubscribe", 36_500, "none"],
  ] as const)("%s after %s days: %s", (purpose, days, code) => {
    expect(codeOf(() => openToken(makeToken(purpose, grant, "secret", now), purpose, "secret", later(days)))).toBe(
      code,
    );
  });

  it.each(["", ".", "a.b", "a.b.c", "e30.e30", "\u0000", "x".repeat(5000)])("%j is refused as forged", (token) => {
    expect(codeOf(() => openToken(token, "confirm", "secret", now))).toBe("TOKEN_FORGED");
  });

  it("is refused after any change of a letter, and under any other secret", () => {
    const token = makeToken("unsubscribe", grant, "secret", now);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(..."AZaz09-_.="), (at, letter) => {
        fc.pre(token[at] !== letter);
        const forged = token.slice(0, at) + letter + token.slice(at + 1);
        return codeOf(() => openToken(forged, "unsubscribe", "secret", now)) === "TOKEN_FORGED";
      }),
    );
    expect(codeOf(() => openToken(token, "unsubscribe", "other", now))).toBe("TOKEN_FORGED");
  });
});
