import type { SourceLister } from "#shared/ports.ts";

/** List what several places say is to be watched; an address that two of them name is watched as the first says. */
export const listAll = (listers: readonly SourceLister[]): SourceLister => ({
  listPages: async () => {
    const pages = (await Promise.all(listers.map((lister) => lister.listPages()))).flat();
    return [...new Map(pages.toReversed().map((page) => [page.address, page])).values()].reverse();
  },
});
