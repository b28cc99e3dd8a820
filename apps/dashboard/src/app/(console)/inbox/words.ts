/** Words of the inbox. */
export const words = {
  title: 'Inbox',
  none: 'No conversations yet',
  noneText: 'Link a number first. What people write to it appears here, and you answer here.',
  side: 'Chats and filters',
  conversation: 'Conversation',
  choose: 'Choose a chat to read and answer.',
  chooseKeys: 'The arrow keys go from chat to chat, Enter opens one, ? lists all shortcuts.',
  allChats: 'All chats',
  finding: 'Looking for the chat…',
  missing: 'This chat does not exist',
  noNumber:
    'The address names no number, and none of yours has such a chat. Begin it with “New chat”.',
  removed: 'This number was removed',
  removedText: 'It was deleted with its conversations, or you may not see it.',
} as const;
