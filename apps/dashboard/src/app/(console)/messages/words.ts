/** Words of the list of all messages. */
export const words = {
  lead: 'Messages of all numbers, updated live. To answer, open the inbox.',
  filter: 'Filter messages',
  chat: 'Chat',
  direction: 'Direction',
  allDirections: 'All',
  inbound: 'In',
  outbound: 'Out',
  noMatch: 'No message matches',
  noMatchText: 'Choose another number or direction, or empty the chat field.',
  none: 'No messages yet',
  noneText: 'Messages appear here as soon as a linked number sends or receives one.',
  goToNumbers: 'Go to numbers',
} as const;
