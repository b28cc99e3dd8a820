import type { HeaderFinding } from '@whathooks/webhook-signature/explain';

interface FindingWords {
  title: string;
  text: string;
}

/** What each finding means, and how to go on. */
export const FINDINGS: Readonly<Record<HeaderFinding, FindingWords>> = {
  valid: {
    title: 'The signature is right',
    text: 'This body was signed with this secret. If your server refuses it all the same, it uses another secret or not the raw body.',
  },
  prefix_missing: {
    title: 'The signature is right, but its sha256= prefix is missing',
    text: 'The header arrives as sha256= and 64 hex digits. Something took the beginning off; strip it in the function that verifies, and nowhere before.',
  },
  expired: {
    title: 'The signature is right, but more than five minutes old',
    text: 'A server that checks webhook-timestamp refuses it, to stop replayed requests. Send the delivery again, or check the clock of your server.',
  },
  ahead: {
    title: 'The signature is right, but its timestamp is in the future',
    text: 'webhook-timestamp is more than five minutes ahead of this computer. One of the clocks is wrong: compare your server’s with a time server.',
  },
  body_whitespace: {
    title: 'The body has different white space around it',
    text: 'Something added or removed a line break. Verify the raw bytes as they arrived, before anything reads them.',
  },
  body_reformatted: {
    title: 'The body was parsed and serialised again',
    text: 'It is the same JSON in other characters: it was parsed and serialised again. Verify the raw body, before the JSON parser.',
  },
  secret_untrimmed: {
    title: 'The secret has white space or quotation marks around it',
    text: 'Without them the signature fits. Check how your server reads it from its settings.',
  },
  secret_without_prefix: {
    title: 'The secret is not complete',
    text: 'X-Whathooks-Signature is made with the secret as it is shown, with its whsec_ at the beginning.',
  },
  secret_form: {
    title: 'The secret was used in the form of the other header',
    text: 'X-Whathooks-Signature is keyed with the secret’s text, whsec_ included. webhook-signature is keyed with the bytes behind its base64.',
  },
  secret_previous: {
    title: 'This is the previous secret',
    text: 'For 24 hours webhook-signature carries both secrets. X-Whathooks-Signature has room for one: it is made with the new secret.',
  },
  other_scheme: {
    title: 'This signature belongs in the other header',
    text: 'X-Whathooks-Signature holds sha256= and hex, webhook-signature holds v1, and base64. They are computed in different ways.',
  },
  other_delivery: {
    title: 'The headers come from different deliveries',
    text: 'The other header fits this body and secret, this one does not. Take all headers from the same request: each attempt has its own.',
  },
  no_match: {
    title: 'The signature is wrong',
    text: 'The secret belongs to another webhook or was rotated, or the body differs: it is that of another delivery, or its fields are in another order.',
  },
  body_missing: {
    title: 'The body is missing',
    text: 'Paste the body as it arrived. One that is empty on your server was read by something before: take the raw body first.',
  },
  body_not_json: {
    title: 'The body is not what we sent',
    text: 'We send JSON, and this is none: it was cut off, or an object was printed. Verify the raw bytes as they arrived.',
  },
  secret_missing: {
    title: 'The secret is missing',
    text: 'Paste the secret of this webhook. It stays on this page.',
  },
  secret_malformed: {
    title: 'This is not a whathooks secret',
    text: 'A secret is whsec_ followed by base64.',
  },
  secret_api_key: {
    title: 'This is an API key',
    text: 'Deliveries are signed with the webhook’s secret, which begins with whsec_: reveal it in the list of webhooks.',
  },
  signature_missing: {
    title: 'The signature is missing',
    text: 'Paste X-Whathooks-Signature, or webhook-signature with webhook-id and webhook-timestamp.',
  },
  signature_malformed: {
    title: 'This is not a whathooks signature',
    text: 'X-Whathooks-Signature is sha256= and 64 hex digits; webhook-signature is v1, and base64.',
  },
  id_missing: {
    title: 'webhook-id is missing',
    text: 'webhook-signature covers the ID, the time and the body: paste all three headers.',
  },
  timestamp_missing: {
    title: 'webhook-timestamp is missing',
    text: 'webhook-signature covers the ID, the time and the body: paste all three headers.',
  },
  timestamp_malformed: {
    title: 'webhook-timestamp is no time',
    text: 'It is a number of seconds since 1970, such as 1782742867.',
  },
};
