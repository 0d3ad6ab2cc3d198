import { describe, expect, it } from "vitest";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { countryHistorySchema } from "#shared/summary/country-history.ts";
import { traceHistory } from "#shared/summary/trace-history.ts";
import { type WrittenPassage, writtenReport } from "./comparison/written-report.ts";

const press = (text: string): WrittenPassage => ({ topic: "press-freedom", text });
const prison = (text: string): WrittenPassage => ({ topic: "prison-conditions", text });

const lamps = "Guards kept the lamps of the old fortress burning through every night of the winter months.";
const printers = "The ministry of letters licensed every printer of the harbor towns once in each year.";
const ferry = "Ferry captains along the northern coast carried newspapers to the islands without hindrance.";
const boards = "Prisoners of the lower cells slept on wet boards, and the ombudsman asked for dry straw.";

const reports = [
  writtenReport(2021, { passages: [press(printers), prison(lamps), prison(boards)] }),
  writtenReport(2022, { passages: [press(printers), prison(lamps), press(ferry)] }),
  writtenReport(2023, {
    passages: [press(printers.replace("once in each year", "twice in every single year")), press(ferry), prison(lamps)],
  }),
  writtenReport(2024, {
    passages: [press(printers.replace("once in each year", "twice in every single year")), prison(lamps)],
  }),
];

const compareAll = (all: typeof reports) =>
  all.slice(1).flatMap((to, at) => {
    const from = all[at];
    return from ? [compareVersions(from, to)] : [];
  });

describe("traceHistory", () => {
  const history = traceHistory(reports, compareAll(reports));
  const told = history.passages.map(({ passage, firstSeen, unchangedSince, steps }) => ({
    id: passage.id,
    firstSeen,
    unchangedSince,
    changes: steps.map(({ edition, change }) => `${edition} ${change}`),
  }));

  it("says of each passage where it first appeared and how it fared since", () => {
    expect(told).toEqual([
      {
        id: "QM-2024-v1#p1",
        firstSeen: 2021,
        unchangedSince: 2023,
        changes: ["2021 first", "2022 unchanged", "2023 edited", "2024 unchanged"],
      },
      {
        id: "QM-2024-v1#p2",
        firstSeen: 2021,
        unchangedSince: 2021,
        changes: ["2021 first", "2022 unchanged", "2023 unchanged", "2024 unchanged"],
      },
    ]);
    const edited = history.passages[0]?.steps[2];
    expect(edited?.kept).toBeLessThan(edited?.words ?? 0);
    expect(countryHistorySchema.parse(history)).toEqual(history);
  });

  it("says of earlier passages when they were last seen", () => {
    const gone = history.gone.map(({ passage, firstSeen, lastSeen }) => [passage.text, firstSeen, lastSeen]);
    expect(gone).toEqual([
      [boards, 2021, 2021],
      [ferry, 2022, 2023],
    ]);
    expect(history.editions).toEqual([
      { edition: 2021, version: "QM-2021-v1", passages: 3, first: 3, last: 1 },
      { edition: 2022, version: "QM-2022-v1", passages: 3, first: 1, last: 0 },
      { edition: 2023, version: "QM-2023-v1", passages: 3, first: 0, last: 1 },
      { edition: 2024, version: "QM-2024-v1", passages: 2, first: 0, last: 0 },
    ]);
  });

  it("does not call a passage old for one stock sentence", () => {
    const stock = "The law prohibits such practices everywhere.";
    const long = `${stock} ${ferry} ${boards} ${lamps} ${printers}`;
    const pair = [writtenReport(2023, { passages: [press(stock)] }), writtenReport(2024, { passages: [press(long)] })];
    const { passages, gone } = traceHistory(pair, compareAll(pair));
    expect(passages[0]?.firstSeen).toBe(2024);
    expect(gone).toEqual([]);
  });

  it("knows one edition alone, and refuses comparisons of others", () => {
    const [first] = reports;
    if (!first) throw new TypeError("no report");
    expect(traceHistory([first], []).passages.map(({ steps }) => steps.length)).toEqual([1, 1, 1]);
    expect(() => traceHistory(reports, [])).toThrow(TypeError);
  });
});
