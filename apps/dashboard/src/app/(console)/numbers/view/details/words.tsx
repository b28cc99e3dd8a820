import type { ReactNode } from 'react';

/** Words of what is known about a number. */
export const words = {
  title: 'Details',
  sessionId: 'Session id',
  sessionIdCopy: 'session id',
  phone: 'Phone',
  phoneCopy: 'phone number',
  client: 'Client',
  notLinked: 'Not linked',
  pushName: 'WhatsApp name',
  connected: 'Last connected',
  created: 'Created',
  metadata: 'Metadata',
} as const;

/** Words of the form that says how fast a number sends. */
export const pacingWords = {
  title: 'Pacing',
  text: 'A number that writes to many people within seconds may be flagged by WhatsApp. For bulk messages, 3 to 10 seconds and a burst of 5 are a careful choice. Messages that have to wait are sent in order.',
  seconds: 'Seconds between messages',
  secondsHint: 'Leave empty for no pacing.',
  secondsWrong: (most: number) => `Enter seconds up to ${most}, or nothing.`,
  burst: 'Burst',
  burstHint: 'How many messages may be sent at once after a quiet time.',
  burstWrong: (most: number) => `Enter a number from 1 to ${most}.`,
  submit: 'Save pacing',
} as const;

/** Words of the form that says what a number takes in beside chats, and what it shows of itself. */
export const activityWords = {
  title: 'Activity',
  labels: {
    presence: 'Tell when people are online or typing',
    receiveStatus: 'Receive status posts',
    receiveChannels: 'Receive channels',
    showTyping: 'Show typing before a message',
  },
  hints: {
    presence: 'As presence.updated, of people who write to this number.',
    receiveStatus: 'Posts of contacts are stored and sent to webhooks.',
    receiveChannels: 'So are messages of the channels that this number follows.',
    showTyping: 'For one to five seconds, by which each message is sent later.',
  },
  submit: 'Save activity',
} as const;

/** Words of the form that says whether a number rejects calls. */
export const callWords = {
  title: 'Calls',
  about:
    'whathooks cannot take calls. Rejecting them tells people at once that nobody answers; otherwise the phone rings as usual.',
  rejects: 'Reject every call',
  text: 'Text for the caller',
  textHint: 'Sent once per call. Leave empty to send nothing.',
  sample: 'We do not take calls here. Please write to us.',
  submit: 'Save calls',
} as const;

/** Words of the form that says through which proxy a number connects. */
export const proxyWords = {
  title: 'Proxy',
  text: 'All traffic of this number goes through its proxy, and none around it. While the proxy cannot be reached, the number is disconnected.',
  none: 'Now: none',
  now: (address: ReactNode) => <>Now: {address}</>,
  nowWithCredentials: (address: ReactNode) => <>Now: {address}, with a user name and password</>,
  field: 'Proxy',
  another: 'Another proxy',
  hint: 'http://, https:// or socks5://. If the proxy asks for a login, write user:password@ in front of the host.',
  sample: 'socks5://user:password@proxy.example:1080',
  missing: 'Enter the address of a proxy.',
  submit: 'Save proxy',
  remove: 'Remove proxy',
  saved: 'Saved. The number reconnects through it.',
  removed: 'Removed. The number reconnects.',
} as const;
