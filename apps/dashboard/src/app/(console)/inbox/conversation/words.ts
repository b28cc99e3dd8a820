/** Words of what the parts of a conversation share. */
export const words = {
  outside: 'A part of a conversation stands outside of one.',
  /** Of a message to somebody to whom WhatsApp does not let the number write. */
  restricted:
    'WhatsApp lets this number start no new chats for now: its page says until when. Send it again then, or wait until they write first.',
} as const;
