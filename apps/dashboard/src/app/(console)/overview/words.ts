/** Words of the overview. */
export const words = {
  title: 'Overview',
  numbers: 'Numbers',
  allNumbers: (count: number) => `All ${count}`,
  messages: 'Latest messages',
  allMessages: 'All messages',
} as const;

/** Words of the way from an empty account to the first answer. */
export const startWords = {
  title: 'Get started',
  count: (done: number, all: number) => `${done} of ${all} done`,
  done: 'Done',
  number: {
    title: 'Link a number',
    text: 'Create it and scan its QR code with WhatsApp.',
    action: 'Link a number',
  },
  webhook: {
    title: 'Add a webhook',
    text: 'Your server receives every inbound message as signed JSON.',
    action: 'Add webhook',
  },
  key: {
    title: 'Create an API key',
    text: 'Your code needs one to send messages.',
    action: 'Create API key',
  },
  message: {
    title: 'Send a message',
    text: 'Use the command shown with your new key, or answer from the inbox.',
    action: 'Open inbox',
  },
} as const;

/** Words of how long people wait for an answer. */
export const replyWords = {
  title: 'Time to answer',
  span: 'Over which time',
  spans: { '1': '24 hours', '7': '7 days', '30': '30 days' },
  median: 'Half waited at most',
  p90: 'Nine of ten at most',
  count: 'Answers',
  who: 'Who answered',
  others: 'Phones and API keys',
  none: 'No answer yet',
  byMember: (span: string) => `Time to answer by person, over ${span}`,
} as const;
