/** Words of what a person writes: a message, or a note. */
export const words = {
  modes: 'What you write',
  reply: 'Reply',
  note: 'Note',
  replyKeys: 'Reply to the chat (Alt + R)',
  noteKeys: 'Note for colleagues (Alt + N)',
  viewer:
    'You can read this chat, not answer. An owner or an admin can make you an agent, who answers and writes notes.',
} as const;
