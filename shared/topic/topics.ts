import * as z from "zod";

/** The eight groups of topics, in the order in which people read them. */
export const topicGroups = [
  "overview",
  "life-and-physical-integrity",
  "justice-liberty-and-privacy",
  "expression-and-civic-space",
  "movement-and-displacement",
  "elections-and-governance",
  "women-children-and-trafficking",
  "discrimination-and-societal-abuse",
  "worker-rights",
] as const;

export type TopicGroup = (typeof topicGroups)[number];

const table = {
  "executive-summary": ["Executive summary", "overview"],
  killings: ["Killings", "life-and-physical-integrity"],
  disappearances: ["Disappearances", "life-and-physical-integrity"],
  torture: ["Torture", "life-and-physical-integrity"],
  "prison-conditions": ["Prison conditions", "life-and-physical-integrity"],
  "conflict-abuses": ["Conflict abuses", "life-and-physical-integrity"],
  "arbitrary-detention": ["Arbitrary detention", "justice-liberty-and-privacy"],
  "police-accountability": ["Police accountability", "justice-liberty-and-privacy"],
  "fair-trial": ["Fair trial", "justice-liberty-and-privacy"],
  "political-prisoners": ["Political prisoners", "justice-liberty-and-privacy"],
  "property-restitution": ["Property restitution", "justice-liberty-and-privacy"],
  privacy: ["Privacy", "justice-liberty-and-privacy"],
  "transnational-repression": ["Transnational repression", "justice-liberty-and-privacy"],
  "freedom-of-expression": ["Freedom of expression", "expression-and-civic-space"],
  "press-freedom": ["Press freedom", "expression-and-civic-space"],
  "internet-freedom": ["Internet freedom", "expression-and-civic-space"],
  "academic-freedom": ["Academic freedom", "expression-and-civic-space"],
  "peaceful-assembly": ["Peaceful assembly", "expression-and-civic-space"],
  "freedom-of-association": ["Freedom of association", "expression-and-civic-space"],
  "religious-freedom": ["Religious freedom", "expression-and-civic-space"],
  "civil-society-monitoring": ["Civil society monitoring", "expression-and-civic-space"],
  "freedom-of-movement": ["Freedom of movement", "movement-and-displacement"],
  refugees: ["Refugees", "movement-and-displacement"],
  "internally-displaced-persons": ["Internally displaced persons", "movement-and-displacement"],
  "stateless-persons": ["Stateless persons", "movement-and-displacement"],
  elections: ["Elections", "elections-and-governance"],
  corruption: ["Corruption", "elections-and-governance"],
  "women-and-gender-violence": ["Women and gender violence", "women-children-and-trafficking"],
  "fgm-and-harmful-practices": ["FGM and harmful practices", "women-children-and-trafficking"],
  "reproductive-rights-and-population-control": [
    "Reproductive rights and population control",
    "women-children-and-trafficking",
  ],
  children: ["Children", "women-children-and-trafficking"],
  "child-marriage": ["Child marriage", "women-children-and-trafficking"],
  "child-soldiers": ["Child soldiers", "women-children-and-trafficking"],
  trafficking: ["Trafficking", "women-children-and-trafficking"],
  lgbtqi: ["LGBTQI+ persons", "discrimination-and-societal-abuse"],
  disabilities: ["Persons with disabilities", "discrimination-and-societal-abuse"],
  "racial-ethnic-minorities": ["Racial and ethnic minorities", "discrimination-and-societal-abuse"],
  "indigenous-peoples": ["Indigenous peoples", "discrimination-and-societal-abuse"],
  antisemitism: ["Antisemitism", "discrimination-and-societal-abuse"],
  "hiv-social-stigma": ["HIV and social stigma", "discrimination-and-societal-abuse"],
  "other-societal-discrimination": ["Other societal discrimination", "discrimination-and-societal-abuse"],
  unions: ["Unions", "worker-rights"],
  "forced-labor": ["Forced labor", "worker-rights"],
  "child-labor": ["Child labor", "worker-rights"],
  "employment-discrimination": ["Employment discrimination", "worker-rights"],
  "working-conditions": ["Working conditions", "worker-rights"],
} as const satisfies Record<string, readonly [name: string, group: TopicGroup]>;

/** A subject that people follow; the 45 ids of the taxonomy and `executive-summary`. */
export type TopicId = keyof typeof table;

/** All topic ids, in the order in which they are shown. */
export const topicIds = Object.keys(table) as TopicId[];

/** Schema of a topic id, for every boundary. */
export const topicIdSchema = z.enum(topicIds as [TopicId, ...TopicId[]]);

/**
 * Name of a topic as people read it.
 *
 * @example topicName("press-freedom") // "Press freedom"
 */
export const topicName = (topic: TopicId): string => table[topic][0];

/** Group that a topic belongs to. */
export const topicGroup = (topic: TopicId): TopicGroup => table[topic][1];
