/** Words of answering a chat. */
export const words = {
  notConnected: (name: string, state: string, reason: string | null) =>
    `${name} cannot send now (${state}). ${reason ? `${reason} ` : ''}It can send again once it is connected.`,
  notLinked: (name: string, reason: string | null) =>
    `${name} is not linked. ${reason ? `${reason} ` : ''}Nothing can be sent until it is linked again.`,
  linkAgain: 'Link it again',
  askToLink: 'An owner or an admin can do that.',
  waits: (name: string) =>
    `${name} is not connected at the moment. What you send waits, and leaves as soon as it is back.`,
  restricted: (name: string, until: string | null) =>
    `WhatsApp lets ${name} begin no new chats${until ? ` (until ${until})` : ' for now'}. Whoever has written to it can be answered.`,
  timer: (time: string) => `Messages of this chat disappear after ${time}.`,
  linkPreview: (host: string) => `Show a preview of ${host}`,
  formatted: 'As the chat sees it',
  numberGone:
    'This number was deleted, and its conversations with it. What is still shown is gone when you leave this chat.',
  toNumber: 'Open the number',
  blocked: (name: string) =>
    `The number blocks ${name}: neither side can write. What was said can be read here.`,
  unblock: 'Unblock',
  messageTo: (recipient: string) => `Message to ${recipient}`,
  write: 'Write a message',
  attached: 'Files to send',
  detach: (name: string) => `Do not send ${name}`,
  drop: 'Drop the files here to attach them',
  send: 'Send message',
  save: 'Save the edit',
  replyTo: (author: string) => `Reply to ${author}`,
  yourself: 'yourself',
  editing: 'Edit your message',
  stopReply: 'Cancel the reply',
  stopEdit: 'Cancel the edit',
  unsaved:
    'The server cannot be reached. What you write is kept in this browser, and saved when it is back.',
  gap: (gap: string) =>
    `${gap} is not known of this chat. Write it in place of the brackets, then send.`,
} as const;

/** Words of recording a voice message. */
export const recorderWords = {
  record: 'Record a voice message',
  recording: 'Recording',
  discard: 'Throw the recording away',
  send: 'Send the voice message',
  refused: {
    title: 'No microphone',
    detail:
      'The browser gives no access to a microphone. Allow it in the settings of this page, and open the dashboard over HTTPS.',
  },
} as const;

/** Words of mentioning members of a group. */
export const mentionWords = {
  members: 'Members of the group',
  all: 'Everybody in the group',
} as const;
