import type { ReactNode } from 'react';

/** Words of what WhatsApp asks of the passkey of a number. */
export const words = {
  title: 'WhatsApp asks for a passkey',
  lead: 'The code was scanned. For some accounts WhatsApp also wants their passkey before it links a device. The person who has the passkey signs now, on web.whatsapp.com. The passkey is on the phone, in the Google or Apple account, or in the password manager where it was created. Keep WhatsApp open on the phone.',
  leftToSign: (time: string) => `${time} left to sign`,
  leftToCompare: (time: string) => `${time} left to compare`,
  accepted:
    'WhatsApp accepted the passkey. WhatsApp and the phone finish the link. Keep WhatsApp open on the phone.',
  asking: 'Asking what WhatsApp wants…',
  compare:
    'Compare this code with the one that WhatsApp shows on the phone. Confirm only if they are the same. If they differ, somebody else is trying to link.',
  spelled: (characters: string) => `Code ${characters}`,
  confirm: 'The phone shows the same code',
  doNotConfirm:
    'Does the phone show another code, or none? Then do not confirm, and delete the number: nothing is linked until somebody confirms.',
} as const;

/** Words of the ways to sign. */
export const signingWords = {
  how: (docs: ReactNode) => <>How both work, and what they can and cannot do: {docs}.</>,
  docs: 'Passkeys in the documentation',
  onComputer:
    'Both ways need the browser of a computer. Open this page there: what is asked stays open meanwhile.',
  withExtension: 'With the browser extension',
  ready: 'The extension is here. It opens WhatsApp Web in a new tab; press the button there.',
  install: (extension: ReactNode) => (
    <>
      Install the {extension} in this browser, then click its icon in the toolbar{' '}
      <strong>on this page</strong>.
    </>
  ),
  extension: 'whathooks passkey extension',
  sign: 'Sign with the passkey',
  cancel: 'Cancel',
  withoutExtension: 'Without the extension',
  copySnippet: 'Copy this snippet.',
  snippet: 'snippet',
  openConsole: (site: ReactNode) => (
    <>
      Open {site} in a new tab, open the console of the browser there (F12), paste the snippet and
      press Enter.
    </>
  ),
  site: 'web.whatsapp.com',
  pressButton: 'Press the button that appears, and choose the passkey.',
  pasteAnswer: 'Paste the text that it gives here.',
  simulated:
    'This installation runs on simulated WhatsApp: press “Sign with its passkey” on the simulated phone, and paste what it gives.',
  answer: 'Answer of WhatsApp Web',
  answerSample: '{"id":"…","rawId":"…","type":"public-key",…}',
  answerWrong: 'Paste the whole text that WhatsApp Web gave: it begins with {.',
  submit: 'Send the answer',
} as const;

/** Why the extension did not sign, by what it says. */
export const EXTENSION_ERRORS: Record<string, string> = {
  cancelled: 'Signing was cancelled.',
  closed: 'The tab of WhatsApp Web was closed before anybody signed.',
  replaced: 'Another page asked the extension meanwhile.',
  invalid: 'The extension does not sign this request.',
  pending:
    'A request of this page is open already, in a tab of WhatsApp Web. Sign or cancel there.',
  expired: 'Nobody signed within ten minutes.',
  gone: 'The extension was reloaded or removed. Click its icon on this page, then sign again.',
};

export const EXTENSION_FAILED = 'The extension could not sign. Try again.';
