import type { SignatureFinding } from '@whathooks/webhook-signature/explain';

interface Words {
  tone: 'success' | 'warning' | 'error';
  title: string;
  text: string;
}

/** What each finding means, and how to go on. */
export const FINDINGS: Record<SignatureFinding, Words> = {
  valid: {
    tone: 'success',
    title: 'The signature fits',
    text: 'This body was signed with this secret. If your server refuses it all the same, it uses another secret or not the raw body.',
  },
  expired: {
    tone: 'warning',
    title: 'The signature fits, but is more than five minutes old',
    text: 'A server that checks webhook-timestamp refuses it, to stop replayed requests. Send the delivery again, or check the clock of your server.',
  },
  body_whitespace: {
    tone: 'warning',
    title: 'The body has other white space at its end',
    text: 'Something added or removed a line break. Verify the raw bytes as they arrived, before anything reads them.',
  },
  body_reformatted: {
    tone: 'warning',
    title: 'The body was written anew',
    text: 'It is the same JSON in other characters: it was parsed and serialised again. Verify the raw body, before the JSON parser.',
  },
  secret_untrimmed: {
    tone: 'warning',
    title: 'The secret has white space or quotation marks around it',
    text: 'Without them the signature fits. Check how your server reads it from its settings.',
  },
  secret_without_prefix: {
    tone: 'warning',
    title: 'The secret is not complete',
    text: 'X-Whathooks-Signature is made with the secret as it is shown, with its whsec_ at the beginning.',
  },
  no_match: {
    tone: 'error',
    title: 'The signature does not fit',
    text: 'The secret belongs to another webhook or was rotated, or the body is not the one of this delivery.',
  },
  secret_missing: {
    tone: 'error',
    title: 'The secret is missing',
    text: 'Paste the secret of this webhook. It stays on this page.',
  },
  secret_malformed: {
    tone: 'error',
    title: 'This is no secret of ours',
    text: 'A secret is whsec_ followed by base64.',
  },
  signature_missing: {
    tone: 'error',
    title: 'The signature is missing',
    text: 'Paste the value of X-Whathooks-Signature, or of webhook-signature.',
  },
  signature_malformed: {
    tone: 'error',
    title: 'This is no signature of ours',
    text: 'X-Whathooks-Signature is sha256= and 64 hex digits; webhook-signature is v1, and base64.',
  },
  id_missing: {
    tone: 'error',
    title: 'webhook-id is missing',
    text: 'webhook-signature covers the ID, the time and the body: paste all three headers.',
  },
  timestamp_missing: {
    tone: 'error',
    title: 'webhook-timestamp is missing',
    text: 'webhook-signature covers the ID, the time and the body: paste all three headers.',
  },
  timestamp_malformed: {
    tone: 'error',
    title: 'webhook-timestamp is no time',
    text: 'It is a number of seconds since 1970, such as 1782742867.',
  },
};
