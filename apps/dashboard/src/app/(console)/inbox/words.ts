/** Words of the inbox. */
export const words = {
  title: 'Inbox',
  open: 'Open the inbox',
  none: 'No conversations yet',
  noneText: 'Link a number first. What people write to it appears here, and you answer here.',
  side: 'Number and chats',
  conversation: 'Conversation',
  choose: 'Choose a chat to read and answer.',
  allChats: 'All chats',
} as const;
