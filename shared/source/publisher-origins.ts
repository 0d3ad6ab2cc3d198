/** The publisher's site, and where it keeps its older pages. */
export const publisherOrigins: readonly string[] = [
  "https://www.state.gov",
  "https://2021-2025.state.gov",
  "https://2017-2021.state.gov",
];
