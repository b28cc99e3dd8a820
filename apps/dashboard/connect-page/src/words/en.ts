import type { Words } from './words.js';

export const words: Words = {
  title: (organization) => `Link your WhatsApp to ${organization}`,
  opening: 'One moment…',
  scanSteps: [
    'Open WhatsApp on your phone.',
    'Tap Settings or the menu, then Linked devices, then Link a device.',
    'Point your phone at this code.',
  ],
  codeAlt: 'Code to scan with WhatsApp on your phone',
  codeComes: 'The next code comes in a moment…',
  typeInstead: 'Link with your phone number instead',
  scanInstead: 'Scan a code instead',
  yourNumber: 'Your WhatsApp number, with country code',
  numberHint: 'Such as +1 555 123 4567',
  getCode: 'Get a code',
  waiting: 'Asking WhatsApp…',
  typeSteps: [
    'Open WhatsApp, then Settings or the menu, then Linked devices.',
    'Tap Link a device, then Link with phone number instead.',
    'Type this code:',
  ],
  copy: 'Copy the code',
  copied: 'Copied',
  connecting: 'Your phone is being linked. Keep WhatsApp open until it is done.',
  doneTitle: 'Done: your WhatsApp is linked',
  done: (organization) =>
    `${organization} can now receive and answer messages for you. You can close this page, and unlink at any time in WhatsApp under Linked devices.`,
  overTitle: 'This link is not open',
  over: 'It was used, taken back or has expired. If your phone shows a new linked device, everything is done. Otherwise ask its sender for a new link.',
  offline: 'The connection is interrupted. It is tried again by itself.',
  faults: {
    number: 'Write the number with its country code, such as +1 555 123 4567.',
    refused: 'WhatsApp gives no code for this number now. Check it, or scan the code instead.',
    notNow: 'No code can be given at this moment. Try again in a few seconds.',
    tooMany: 'Too many tries. Wait a minute, then try again.',
    notReached: 'The server could not be reached. Check your connection and try again.',
  },
  reasons: {
    scan_again: 'WhatsApp replaced the code. Scan the new one.',
    passkey_required:
      'WhatsApp asks for the passkey of this account. Ask the person who sent you this link to finish with you.',
    passkey_confirmation:
      'WhatsApp asks to compare a code. Ask the person who sent you this link to finish with you.',
    passkey_failed: 'WhatsApp did not accept the passkey. Scan the code once more.',
    pairing_refused: 'WhatsApp refused to link. Try once more with the new code.',
    temporarily_banned: 'WhatsApp has blocked this number for a while. Try again later.',
    connection_lost: 'WhatsApp cannot be reached. It is tried again by itself.',
  },
};
