/** Words of the search of the documentation. */
export const searchWords = {
  label: 'Search the documentation',
  results: 'Results',
  none: (q: string) => `Nothing says “${q}”`,
  count: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  missing: 'The search could not be loaded. Reload the page.',
} as const;
