/** Words of the list of chats. */
export const words = {
  chats: 'Chats',
  starred: 'Starred messages',
  views: 'Views',
  search: 'Search chats and messages',
  searchHint: 'Names, numbers and words',
  label: 'Label',
  allLabels: 'All labels',
  showAll: 'Show all chats',
  noneMatch: 'No chat matches',
  noneMatchText: 'Choose another number or label, or show all chats.',
  none: {
    open: ['No chats yet', 'What people write to your numbers appears here.'],
    needs_reply: ['Nobody waits', 'Every message has its answer.'],
    mine: ['None of them is yours', 'Chats that are assigned to you appear here.'],
    unassigned: ['All are assigned', 'Chats that nobody looks after appear here.'],
    closed: ['None is closed', 'A chat that is done is closed; a new message opens it again.'],
  },
  loaded: (count: number) => (count === 1 ? '1 chat is shown' : `${count} chats are shown`),
} as const;

/** Words of the dialog that begins a chat. */
export const newChatWords = {
  title: 'New chat',
  from: 'From',
  phone: 'Phone number',
  phoneHint: 'With country code, or a full WhatsApp JID.',
  phoneWrong: 'Write the number with its country code, for example 15551234567.',
  submit: 'Open chat',
} as const;
