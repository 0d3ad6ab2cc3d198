/** Where the publisher lists its reports. */
export const publisherSite = "https://www.state.gov";

/** The publisher's site, and where it keeps its older pages. */
export const publisherOrigins: readonly string[] = [
  publisherSite,
  "https://2021-2025.state.gov",
  "https://2017-2021.state.gov",
];
