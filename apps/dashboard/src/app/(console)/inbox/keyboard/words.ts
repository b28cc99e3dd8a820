/** Words of the list of shortcuts: keys, and what they do. */
export const words = {
  title: 'Keyboard shortcuts',
  open: 'Keyboard shortcuts (?)',
  groups: [
    [
      'Chats',
      [
        ['j or ↓', 'Next chat'],
        ['k or ↑', 'Previous chat'],
        ['Enter', 'Open the chat'],
        ['Esc', 'Back to the list'],
        ['/', 'Search chats and messages'],
        ['n', 'New chat'],
        ['1 to 5', 'All, needs reply, mine, unassigned, closed'],
      ],
    ],
    [
      'Conversation',
      [
        ['r', 'Write a reply'],
        ['m', 'Write a note for colleagues'],
        ['Alt and R, Alt and N', 'From a note to the reply, and back, while writing'],
        ['e', 'Close the chat, or open it again'],
        ['a', 'Assign the chat'],
        ['u', 'First unread message'],
        ['/', 'A snippet, in the field to write'],
        ['↑ and ↓', 'From message to message, when the conversation has the focus'],
        ['Tab', 'To what can be done with the message'],
        ['Enter', 'Send'],
        ['Shift and Enter', 'New line'],
      ],
    ],
    ['Anywhere', [['?', 'This list']]],
  ] as const,
} as const;
