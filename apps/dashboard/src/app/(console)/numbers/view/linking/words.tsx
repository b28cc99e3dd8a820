import type { ReactNode } from 'react';

/** Words of the two ways to link a phone. */
export const words = {
  title: 'Link the phone',
  ways: 'Way to link',
  scan: 'Scan QR code',
  type: 'Type a code',
  send: 'Send a link',
  qrCode: 'QR code to scan with WhatsApp',
  again: 'Scan once more',
  againText:
    'WhatsApp wants a second scan, of the new code that is shown now. The phone may say that the device could not be linked: close that message, and scan again.',
  steps: [
    <>Open WhatsApp on the phone.</>,
    <>
      Go to <strong>Settings</strong> (iPhone) or the <strong>⋮ menu</strong> (Android), then{' '}
      <strong>Linked devices</strong>.
    </>,
    <>
      Tap <strong>Link a device</strong> and point the phone at this code.
    </>,
    <>
      Expect to scan twice: WhatsApp usually retires the code at the first scan, and a new one
      appears here at once.
    </>,
  ],
  help: 'When a number does not link',
  newCodeIn: (seconds: number) => `New code in ${seconds} s`,
  loadingCode: 'Loading a new code…',
  simulated:
    'This installation runs on simulated WhatsApp: no real phone is needed. Let the simulated one scan this code.',
  openPhone: 'Open the simulated phone',
  qrText: 'QR text',
} as const;

/** Words of the link that somebody else links a phone by. */
export const connectWords = {
  what: 'Is the phone with somebody else? Send them a link. Its page shows the code in their language, and nothing else of this organization.',
  openFor: 'Open for',
  times: { '60': 'One hour', '1440': 'One day', '10080': 'One week' },
  language: 'Language of the page',
  byBrowser: 'As their browser asks',
  languages: {
    en: 'English',
    es: 'Español',
    pt: 'Português',
    de: 'Deutsch',
    fr: 'Français',
    id: 'Bahasa Indonesia',
  },
  expected: 'Number that is to be linked (optional)',
  expectedHint: 'With country code. When another phone is linked, the page of this number says so.',
  expectedWrong: 'Write the number with its country code, for example 15551234567.',
  make: 'Make a link',
  another: 'Make another link',
  link: 'Link',
  linkCopy: 'link',
  sendNow: 'Copy the link now',
  sendNowText:
    'It is not shown again. Anybody with it can link a phone to this number until one is linked or its time is over.',
} as const;

/** Words of the links that are open. */
export const openLinkWords = {
  title: 'Open links',
  made: 'Made',
  expires: 'Ends',
  language: 'Language',
  actions: 'Actions',
  revoke: 'Revoke',
  revokeOf: (when: string) => `Revoke the link made ${when}`,
  revokeTitle: 'Revoke this link?',
  revokeText: 'No phone can be linked by it any longer. A page that is open says so at once.',
  revokeAction: 'Revoke link',
  revoked: 'The link is revoked.',
} as const;

/** Words of the code that is typed on the phone. */
export const pairingWords = {
  phone: 'Phone number',
  phoneHint: 'The number that will be linked, with country code.',
  phoneWrong: 'Write the number with its country code, for example 15551234567.',
  get: 'Get a code',
  getAnother: 'Get another code',
  ended: 'This code is no longer valid',
  endedText: 'Get another code and type it within three minutes, or scan the QR code.',
  goodFor: (seconds: number) =>
    `Good for ${seconds} s. When WhatsApp wants another one, it appears here by itself.`,
  spelled: (characters: string) => `Code ${characters}`,
  code: 'code',
  steps: (): ReactNode => (
    <>
      On the phone: <strong>Linked devices</strong>, <strong>Link a device</strong>,{' '}
      <strong>Link with phone number instead</strong>. Type this code there.
    </>
  ),
} as const;
