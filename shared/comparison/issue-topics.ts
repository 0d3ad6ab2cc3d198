import type { TopicId } from "#shared/topic/topics.ts";

/**
 * What an item of the executive summary's list is about: the first row that fits decides, so that the narrower subjects
 * come first ("labor activists" before "freedom of association"). Reviewed against the wording of the editions 2017 to 2024.
 */
const rows: readonly (readonly [TopicId, RegExp])[] = [
  [
    "transnational-repression",
    /transnational|individuals? (?:located )?(?:in another|outside the) country|another country to/,
  ],
  ["child-soldiers", /child soldiers?|(?:recruitment|use) .{0,40}children (?:by|in) .{0,20}(?:armed|conflict)/],
  ["child-labor", /child labor/],
  [
    "conflict-abuses",
    /abuses in (?:a|the|internal) (?:internal )?conflict|war crimes|crimes against humanity|genocide/,
  ],
  ["trafficking", /^(?:credible reports of )?(?:human )?trafficking/],
  ["forced-labor", /forced (?:or compulsory )?(?:and child )?labor/],
  ["unions", /trade unions?|workers[’'] |labor (?:activists|organizers|leaders|rights)|collective bargaining/],
  ["trafficking", /trafficking in persons|human trafficking|sex trafficking/],
  ["lgbtqi", /lesbian|lgbt|same-sex|gay\b|sexual orientation/],
  ["antisemitism", /anti-?semiti/],
  ["disabilities", /disabilit/],
  ["hiv-social-stigma", /\bhiv\b/],
  ["fgm-and-harmful-practices", /^(?!.*(?:domestic|gender-based|rape)).*(?:genital mutilation|harmful practices)/],
  [
    "child-marriage",
    /^(?!.*(?:domestic|gender-based|rape)).*(?:early,? and forced marriage|child marriage|forced marriage)/,
  ],
  ["reproductive-rights-and-population-control", /reproductive|abortion|steriliz|population control/],
  [
    "women-and-gender-violence",
    /gender-based|women|domestic (?:or (?:intimate|family|sexual)|and (?:intimate|family|sexual|gender)|violence|abuse)|rape|femicide|sexual violence|female/,
  ],
  ["indigenous-peoples", /indigenous/],
  ["racial-ethnic-minorities", /racial|ethnic|minorit|\broma\b|romani\b|xenophob|descent|sub-saharan/],
  ["conflict-abuses", /conflict|war crimes|crimes against humanity|genocide|civilian (?:deaths|casualties|harm)/],
  ["killings", /killing|deprivation of life|execution/],
  ["disappearances", /disappearance|abduction/],
  ["torture", /torture|degrading (?:treatment|punishment)|police (?:brutality|abuse)/],
  ["prison-conditions", /prison (?:and|or|conditions)|detention conditions|detention center|life-threatening/],
  ["political-prisoners", /political(?:ly motivated)? (?:prisoner|detain|imprison)/],
  [
    "arbitrary-detention",
    /arbitrary (?:or unlawful )?(?:arrest|detention)|pretrial detention|prolonged detention|incommunicado/,
  ],
  ["fair-trial", /judicia|judges|fair (?:public )?trial|due process|rule of law/],
  ["property-restitution", /property/],
  ["privacy", /privacy|surveillance|family members|relative/],
  ["internet-freedom", /^(?!.*(?:expression|press|media freedom)).*internet/],
  ["press-freedom", /journalis|media|press\b|censorship|libel|defamation/],
  ["freedom-of-expression", /expression|speech|blasphemy/],
  ["academic-freedom", /academic/],
  ["peaceful-assembly", /assembly|protest/],
  [
    "civil-society-monitoring",
    /human rights (?:organization|defender|group|activist)|harassment of .{0,60}organizations|civil society/,
  ],
  ["freedom-of-association", /freedom of association|nongovernmental|nonprofit/],
  ["religious-freedom", /religio/],
  ["refugees", /refoul|refugee|asylum|migrant/],
  ["stateless-persons", /stateless/],
  ["internally-displaced-persons", /displaced/],
  ["freedom-of-movement", /movement|leave the country|exile|travel/],
  ["elections", /elections?|political participation|change their government/],
  ["corruption", /corrupt/],
  ["children", /child|minors/],
  ["police-accountability", /impunity|accountab/],
  ["working-conditions", /working conditions|occupational/],
  ["other-societal-discrimination", /albinism|witchcraft|mob violence|vigilante|societal|violence/],
];

/**
 * Say what an item of the issue list is about.
 *
 * @returns `executive-summary` where no row of the table fits
 */
export function issueTopic(item: string): TopicId {
  const text = item.toLowerCase();
  return rows.find(([, pattern]) => pattern.test(text))?.[0] ?? "executive-summary";
}

/** Whether an item names the subject of a topic at all, be it among others. */
export const namesTopic = (item: string, topic: TopicId): boolean =>
  rows.some(([other, pattern]) => other === topic && pattern.test(item.toLowerCase()));
