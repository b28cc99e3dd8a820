/** Words of the list of chats. */
export const words = {
  chats: 'Chats',
  none: 'No messages yet. They appear here as they arrive, or start with a new chat.',
  older: 'Load older chats',
} as const;

/** Words of the dialog that begins a chat. */
export const newChatWords = {
  title: 'New chat',
  phone: 'Phone number',
  phoneHint: 'With country code, or a full WhatsApp JID.',
  phoneWrong: 'Write the number with its country code, for example 15551234567.',
  submit: 'Open chat',
} as const;
