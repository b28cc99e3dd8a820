import type { Problem } from '@whathooks/dto';

/** One documented error: what the API answers, and what the docs say of it. */
export interface ErrorKind {
  status: number;
  title: string;
  /** How it comes about and how to mend it. Shown in the docs, and as `detail` when nothing better is known. */
  detail: string;
  /** Further members of the answer, as an example. */
  members?: Pick<Problem, 'statusReason' | 'retryAt'>;
}

/** Every error the API can answer, by its stable code. */
export const ERRORS = {
  invalid_request: {
    status: 400,
    title: 'Request is invalid',
    detail: 'A field of the body or query is missing, misspelt or out of range. See `errors`.',
  },
  malformed_request: {
    status: 400,
    title: 'Request is not HTTP',
    detail:
      'The request line, a header or the percent-encoding of the address could not be read. Let an HTTP library write the request.',
  },
  malformed_json: {
    status: 400,
    title: 'Body is not JSON',
    detail:
      'The body could not be read as JSON. Send a JSON object with Content-Type: application/json.',
  },
  invalid_cursor: {
    status: 400,
    title: 'Cursor is invalid',
    detail: 'Use the `nextCursor` of an earlier answer as it is, or leave `cursor` out.',
  },
  invalid_recipient: {
    status: 400,
    title: 'Recipient is invalid',
    detail:
      'Write `to` as digits with country code and without +, spaces or a leading 0, such as 15551234567, or as a full WhatsApp JID.',
  },
  recipient_not_on_whatsapp: {
    status: 400,
    title: 'Recipient is not on WhatsApp',
    detail:
      'WhatsApp knows no account for this number. Check the country code. The answer is remembered for a minute, then WhatsApp is asked again.',
  },
  session_not_connected: {
    status: 400,
    title: 'Session is not connected',
    detail:
      'The session must be CONNECTED. Link it, or wait until it has reconnected. `statusReason` says why it is not, and `retryAt` when WhatsApp is tried again, where it does not want to be sooner.',
    members: { statusReason: 'temporarily_banned', retryAt: '2026-06-30T14:21:07.000Z' },
  },
  pairing_unavailable: {
    status: 409,
    title: 'No pairing is under way',
    detail:
      'A pairing code can be asked for while the session is in status QR. Connect the session first.',
  },
  no_passkey_pending: {
    status: 409,
    title: 'No passkey is asked for',
    detail:
      'WhatsApp asks for no passkey of this session at the moment, or for no code to be confirmed. GET …/passkey says what is pending.',
  },
  passkey_other_request: {
    status: 409,
    title: 'Answer belongs to another passkey request',
    detail:
      'Another challenge is pending than the one that was answered. Get the options anew and sign those.',
  },
  invalid_passkey: {
    status: 400,
    title: 'Answer of the passkey is invalid',
    detail:
      'Send what `credential.toJSON()` gives after navigator.credentials.get on https://web.whatsapp.com. The request stays open.',
  },
  passkey_answered: {
    status: 409,
    title: 'Passkey request was answered already',
    detail:
      'Each request takes one answer, and each code one confirmation. GET …/passkey says how far it is; connect the session for a new attempt.',
  },
  pairing_refused: {
    status: 422,
    title: 'WhatsApp gave no pairing code',
    detail:
      'WhatsApp answered with an error, or not at all: `detail` says which. It refuses after several codes for one number in a short time. Wait some minutes, or scan the QR code.',
  },
  temporarily_banned: {
    status: 409,
    title: 'WhatsApp has banned the number for a time',
    detail:
      'The session is tried again by itself at its `retryAt`. Trying earlier may prolong the ban.',
  },
  message_refused: {
    status: 422,
    title: 'WhatsApp refused the message',
    detail:
      'WhatsApp answered the message with an error, or will not take it: `detail` says why. It was not sent. A group in which only administrators may write, or of which the number is no member, is refused so.',
  },
  webhook_url_forbidden: {
    status: 400,
    title: 'Webhook address is not allowed',
    detail:
      'The address must be a public http or https address without user name and password; private, loopback and special networks are refused, unless whathooks runs with ALLOW_PRIVATE_WEBHOOKS=true (see Settings in its README).',
  },
  proxy_invalid: {
    status: 400,
    title: 'Proxy cannot be used',
    detail:
      'Write it as http://, https:// or socks5://, with user and password before an @ where it wants them, then host and port. Private, loopback and special networks are refused, as for webhooks, unless whathooks runs with ALLOW_PRIVATE_WEBHOOKS=true (see Settings in its README).',
  },
  missing_credentials: {
    status: 401,
    title: 'Credentials are missing',
    detail:
      'Send an API key as X-API-Key (or Authorization: Bearer), or log in for an access token.',
  },
  invalid_credentials: {
    status: 401,
    title: 'Credentials are invalid',
    detail: 'The token or key is wrong, expired or revoked.',
  },
  wrong_login: {
    status: 401,
    title: 'E-mail or password is wrong',
    detail: 'No account has this e-mail address and password.',
  },
  wrong_password: {
    status: 400,
    title: 'Current password is wrong',
    detail: '`currentPassword` is not the password of this account. Nothing was changed.',
  },
  weak_password: {
    status: 400,
    title: 'Password is too easy to guess',
    detail:
      'Many people use it, or it is made of a row, of a repeated piece or of your own name. Use a few words that do not belong together.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    detail: 'Your role or the scopes of your API key do not allow this.',
  },
  host_not_allowed: {
    status: 403,
    title: 'Host name is not served here',
    detail:
      'This server answers under its own names only, so that pages of other sites cannot use it. The operator adds a name with ALLOWED_HOSTS or PUBLIC_URL.',
  },
  registration_closed: {
    status: 403,
    title: 'Registration is closed',
    detail:
      'This installation takes no new accounts. Log in, or ask the operator, who opens it with REGISTRATION=open.',
  },
  not_found: {
    status: 404,
    title: 'Not found',
    detail: 'Nothing exists under this address or id.',
  },
  not_acceptable: {
    status: 406,
    title: 'No acceptable form',
    detail: 'Ask for image/png, image/svg+xml or application/json in Accept.',
  },
  request_timeout: {
    status: 408,
    title: 'Request took too long',
    detail: 'The request did not arrive whole in time. Send it again on a new connection.',
  },
  limit_reached: {
    status: 409,
    title: 'No room for another one',
    detail:
      'The organization has as many of these as it may have. Remove one first, or ask the operator to raise the limit.',
  },
  email_taken: {
    status: 409,
    title: 'E-mail address is taken',
    detail: 'An account with this e-mail address exists. Log in instead.',
  },
  delivery_not_resendable: {
    status: 409,
    title: 'Delivery cannot be sent again',
    detail: 'Its webhook was deleted, or its event is older than the log is kept.',
  },
  recovery_running: {
    status: 409,
    title: 'Another recovery is running',
    detail: 'A webhook has one recovery at a time. Wait until it is done, or stop it.',
  },
  previous_secret_signs: {
    status: 409,
    title: 'Previous secret still active',
    detail:
      'The secret was rotated less than 24 hours ago, and the previous secret is still active: your server may know no other. Reveal the current secret, or rotate with `endPrevious` to revoke the previous one now.',
  },
  invalid_idempotency_key: {
    status: 400,
    title: 'Idempotency-Key is invalid',
    detail: 'Idempotency-Key must be 1 to 255 visible ASCII characters, such as a UUID.',
  },
  idempotency_key_in_use: {
    status: 409,
    title: 'A request with this Idempotency-Key is running',
    detail: 'Wait as long as Retry-After says, then make the same request again for its answer.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'Idempotency-Key was used for another request',
    detail: 'The same key came with another body within 24 hours. Use a new key for a new request.',
  },
  body_too_large: {
    status: 413,
    title: 'Body is too large',
    detail: 'A request body may have at most 1 MiB, under /v1/auth at most 16 KiB.',
  },
  url_too_long: {
    status: 414,
    title: 'Address is too long',
    detail: 'A part of the path is longer than any id. Check the address.',
  },
  headers_too_large: {
    status: 431,
    title: 'Headers are too large',
    detail:
      'Request line and headers may have at most 16 KiB together. Send fewer or smaller ones.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'Content type is not supported',
    detail: 'Send the body as application/json.',
  },
  reach_out_timelock: {
    status: 429,
    title: 'WhatsApp lets the number begin no new chat',
    detail:
      'WhatsApp refuses messages of this number to people who have not written to it, until its `reachOutTimelock` ends. Nothing was sent. Try again after Retry-After, or with `queue`: then it is sent when the restriction ends. Chats with people who have written to the number go on.',
  },
  new_chat_cap: {
    status: 429,
    title: 'The new chats of the number are used up',
    detail:
      'The number has begun as many new chats as WhatsApp lets it, until its `newChats` are counted anew. Nothing was sent. Try again after Retry-After, or with `queue`: then it is sent by itself. Chats with people who have written to the number go on.',
  },
  rate_limited: {
    status: 429,
    title: 'Too many requests',
    detail: 'Wait as long as Retry-After says, then go on.',
  },
  internal_error: {
    status: 500,
    title: 'Something broke on our side',
    detail:
      'The request was not carried out, or not completely. Quote `requestId` when you report it.',
  },
  database_unavailable: {
    status: 503,
    title: 'The database is not available',
    detail:
      'The request may have been carried out or not. Make it again after as many seconds as Retry-After says; with the same Idempotency-Key it is carried out once.',
  },
  stopping: {
    status: 503,
    title: 'whathooks is stopping',
    detail:
      'The request was not carried out, as the process stops or starts again. Make it again after as many seconds as Retry-After says.',
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;
