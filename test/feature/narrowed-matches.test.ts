import { expect, it } from "vitest";
import { give, openAlertFlow, type Texts } from "./alert-flow.ts";

const before: Texts = {
  unions: ["Dock workers formed two unions, and the ministry registered both of them."],
  elections: ["Observers from the harbour league watched the count in every district."],
};
const after: Texts = {
  unions: ["Dock workers formed two unions, and the ministry registered neither of them."],
  elections: ["Observers from the harbour league watched the count in one district."],
};

it("a release matches a threshold and watched phrases only where the text meets them", async () => {
  const flow = await openAlertFlow();
  const everything = await flow.subscribe("all@example.org", "all", "all");
  const phrase = await flow.subscribe("phrase@example.org", ["invented-shores"], "all", "release", {
    phrases: ["harbour league"],
  });
  const nothing = await flow.subscribe("nothing@example.org", ["QM"], "all", "release", { phrases: ["ferry"] });
  const high = await flow.subscribe("high@example.org", ["QM"], "all", "release", { minimumSignificance: 1 });
  await flow.publish("QM-2023-v1", before, true);
  const release = await flow.publish("QM-2024-v1", after);
  await give(flow.handlers, "alerts", await flow.close(release));
  const topicsOf = async ({ subscriberId }: { subscriberId: string }) =>
    (await flow.ports.matches.listMatches(subscriberId, { occasion: release.id })).flatMap(({ entries }) =>
      entries.flatMap(({ topics }) => topics),
    );
  expect(await topicsOf(everything)).toEqual(["elections", "unions"]);
  expect(await topicsOf(phrase)).toEqual(["elections"]);
  expect(await topicsOf(nothing)).toEqual([]);
  expect(await topicsOf(high)).toEqual([]);
});
