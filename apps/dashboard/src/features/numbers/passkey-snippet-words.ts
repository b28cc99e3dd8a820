/** What the snippet says on WhatsApp’s own page. */
export const snippetWords = {
  sign: 'Sign with the passkey',
  answer: 'Answer for whathooks',
  copy: 'Copy this text, and paste it into whathooks.',
  copied: 'Copied. Paste it into whathooks.',
  /** The browser’s reason follows. */
  unused: 'No passkey was used:',
} as const;
