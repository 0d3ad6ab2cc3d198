import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
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
    expect(openToken(token, purpose, "secret", now)).toMatchObject({
      subscriberId: "s-1",
      subscriptionId: "w-2",
      occasion: null,
    });
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

  it.each(["", ".", "..", "a.b", "a.b.c", "e30.e30", "\u0000", "x".repeat(5000)])(
    "%j is refused as forged",
    (token) => {
      expect(codeOf(() => openToken(token, "confirm", "secret", now))).toBe("TOKEN_FORGED");
    },
  );

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

  it("says nothing else than what was signed: parts of two tokens make none", () => {
    const one = makeToken("unsubscribe", grant, "secret", now).split(".");
    const other = makeToken("unsubscribe", { ...grant, subscriberId: "s-2" }, "secret", now).split(".");
    for (const parts of [
      [one[0], other[1], one[2]],
      [one[0], one[1], other[2]],
    ]) {
      expect(codeOf(() => openToken(parts.join("."), "unsubscribe", "secret", now))).toBe("TOKEN_FORGED");
    }
  });

  it("carries the one occasion that it is good for", () => {
    const token = makeToken("undo", { ...grant, occasion: now.toISOString() }, "secret", now);
    expect(openToken(token, "undo", "secret", now).occasion).toBe(now.toISOString());
  });
});

describe("the keys", () => {
  const before = "the key of the first years";
  const rotated = JSON.stringify({ subscribers: before, links: ["a new key, long enough", before] });
  const ended = JSON.stringify({ subscribers: before, links: ["a new key, long enough"] });

  it("may be rotated: links of before live on for their time, and subscribers keep their names", () => {
    const token = makeToken("preferences", grant, before, now);
    expect(openToken(token, "preferences", rotated, later(364)).subscriberId).toBe("s-1");
    expect(codeOf(() => openToken(token, "preferences", rotated, later(365)))).toBe("TOKEN_EXPIRED");
    expect(codeOf(() => openToken(token, "preferences", ended, now))).toBe("TOKEN_FORGED");
    expect(subscriberId("ana@example.org", rotated)).toBe(subscriberId("ana@example.org", before));
  });

  it("sign with the newest, whose id the token names", () => {
    const token = makeToken("preferences", grant, rotated, now);
    expect(codeOf(() => openToken(token, "preferences", before, now))).toBe("TOKEN_FORGED");
    expect(openToken(token, "preferences", ended, now).subscriberId).toBe("s-1");
    expect(token.split(".")[0]).not.toBe(makeToken("preferences", grant, before, now).split(".")[0]);
    const renamed = [makeToken("preferences", grant, before, now).split(".")[0], ...token.split(".").slice(1)];
    expect(codeOf(() => openToken(renamed.join("."), "preferences", rotated, now))).toBe("TOKEN_FORGED");
  });

  it.each([
    "{",
    '{"links":["a new key, long enough"]}',
    '{"subscribers":"x","links":[]}',
    '{"subscribers":"x","links":["short"]}',
  ])("a secret like %j is refused without being repeated", (secret) => {
    try {
      makeToken("form", grant, secret, now);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: "BOUNDARY_INVALID" });
      expect(String(error)).not.toContain(secret);
    }
  });
});
