/** Words of what a search finds. */
export const searchWords = {
  chats: 'Chats',
  people: 'People',
  messages: 'Messages',
  files: 'Files',
  more: {
    chats: 'More chats',
    messages: 'Older messages',
    files: 'Older files',
  },
  results: 'Search results',
  none: 'Nothing found',
  noneText: 'Try fewer or other words. Numbers and ids are found by any three of their characters.',
  found: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  searching: 'Searching',
  within: (places: readonly string[]) => `Only in chats of: ${places.join(', ')}`,
  everywhere: 'Search everywhere',
  partly: (since: string) =>
    `Messages older than ${since} are still being indexed and cannot be found yet.`,
} as const;
