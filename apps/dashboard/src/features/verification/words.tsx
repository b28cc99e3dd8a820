/** Words of the form that checks a signature. */
export const checkWords = {
  title: 'Check a signature',
  body: 'Raw body',
  bodyHint: 'Exactly as your server received it.',
  headers: 'Signature headers',
  headersHint:
    'As your server or a log shows them; others may stand among them. One value alone will do.',
  headersSample: 'X-Whathooks-Signature: sha256=…\nwebhook-id: evt_…',
  secret: 'Secret',
  secretHint: 'Neither it nor anything else leaves this page.',
  secretSample: 'whsec_…',
  submit: 'Check signature',
  notHere: 'Not on this address',
  notHereText:
    'Browsers compute signatures over HTTPS and on localhost only. Open the dashboard there to check one.',
} as const;

/** Words around the code that verifies deliveries. */
export const sampleWords = {
  header: 'Header to verify',
  language: 'Language',
  own: 'X-Whathooks-Signature',
  standard: 'Standard Webhooks',
  verify: (language: string) => `Verify (${language})`,
  use: (language: string) => `Use it (${language})`,
  untested:
    'Our tests run the samples of the other languages, but not this one: check it with a delivery of your own.',
  ownExplained: (
    <>
      <code>X-Whathooks-Signature</code> covers the raw body and is keyed with the secret’s text,{' '}
      <code>whsec_</code> included. One header is all you need; a recorded request that is sent
      again goes unnoticed.
    </>
  ),
  standardExplained: (
    <>
      <code>webhook-signature</code> covers <code>webhook-id</code>, <code>webhook-timestamp</code>{' '}
      and the raw body, and is keyed with the bytes behind the secret’s base64. It tells recorded
      requests, and carries both secrets for 24 hours after a rotation.
    </>
  ),
} as const;
