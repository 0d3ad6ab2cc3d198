/** Invented countries of the series `invented-reports`, under ISO 3166-1 user-assigned codes; for fixtures and tests. */
export const inventedCountries: Readonly<Record<string, string>> = {
  QM: "Meridia",
  QV: "Valdoria",
};
