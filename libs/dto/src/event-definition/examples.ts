/** Values that examples and samples of events share, so that they fit together. */
export const EXAMPLE = {
  sessionId: 'sess_019a50b47c3e7c10b4c15f6a7b8c9d0e',
  messageId: 'msg_019a50b57c3e7c10b4c15f6a7b8c9d0e',
  reactionId: 'msg_019a50b67c3e7c10b4c15f6a7b8c9d0e',
  webhookId: 'hook_019a50b67c3e7c10b4c15f6a7b8c9d0e',
  chatId: 'chat_019a50b57c3e7c10b4c15f6a7b8c9d0e',
  noteId: 'note_019a50b47c3e7c10b4c15f6a7b8c9d0e',
  userId: 'usr_019a50b47c3e7c10b4c15f6a7b8c9d0e',
  otherUserId: 'usr_019a50b57c3e7c10b4c15f6a7b8c9d0e',
  callId: '4D2E0B1A8C7F4E6D9A3B5C1F2E8D7A60',
  waMessageId: '3EB0A1B2C3D4E5F6',
  otherWaMessageId: '3EB0F1E2D3C4B5A6',
  contact: '15551234567',
  chat: '15551234567@s.whatsapp.net',
  ownNumber: '15557654321',
  time: '2026-06-29T14:21:07.000Z',
} as const;
