/** Words of answering a chat. */
export const words = {
  notConnected: (name: string, state: string, reason: string | null) =>
    `${name} cannot send now: ${state}. ${reason ? `${reason} ` : ''}It can send again once it is connected.`,
  numberGone: 'The number of this chat was deleted. What was said can be read here.',
  toNumber: 'Open the number',
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
  stop: 'Leave it',
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
  refused:
    'The browser gives no access to a microphone. Allow it in the settings of this page, and open the dashboard over HTTPS.',
} as const;
