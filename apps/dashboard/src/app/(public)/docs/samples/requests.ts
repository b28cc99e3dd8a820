import { PRODUCTION_ORIGIN } from '../../../../shared/api/production';
import {
  JSON_TYPE,
  NO_KEY,
  NO_SESSION,
  type SampleAnswer,
  type SampleRequest,
} from '../../../../features/samples/sample-request';

/*
 * Requests that the documentation shows, in the reader's language. A story makes each of them as it is shown.
 */

const KEY: [name: string, value: string] = ['X-API-Key', NO_KEY];

function get(path: string, answer: SampleAnswer = 'json', accept?: string): SampleRequest {
  const headers: SampleRequest['headers'] = accept ? [KEY, ['Accept', accept]] : [KEY];
  return { method: 'GET', url: `${PRODUCTION_ORIGIN}/v1/${path}`, headers, answer };
}

function post(path: string, value?: unknown): SampleRequest {
  const request: SampleRequest = {
    ...{ method: 'POST', url: `${PRODUCTION_ORIGIN}/v1/${path}`, headers: [KEY], answer: 'json' },
  };
  if (value === undefined) return request;
  return {
    ...request,
    headers: [KEY, ['Content-Type', JSON_TYPE]],
    body: { kind: 'json', value },
  };
}

export const SEND_MESSAGE = post('messages', {
  sessionId: NO_SESSION,
  to: '15551234567',
  text: 'Hello',
});

export const SEND_LOCATION = post('messages', {
  sessionId: NO_SESSION,
  to: '15551234567',
  location: { latitude: 52.5163, longitude: 13.3777, name: 'Bakery Example' },
});

export const SEND_DOCUMENT = post('messages', {
  sessionId: NO_SESSION,
  to: '15551234567',
  document: { base64: 'JVBERi0xLjQKJSVFT0YK', fileName: 'offer.pdf', caption: 'Our offer' },
});

export const UPLOAD_FILE: SampleRequest = {
  ...post('media'),
  body: { kind: 'file', fileName: 'offer.pdf', mimeType: 'application/pdf' },
};

export const CREATE_SESSION = post('sessions', {
  name: 'Bakery Example',
  metadata: { customerId: '4711' },
});

/** The code as a picture, while the session is in status QR. */
export const GET_QR = get(`sessions/${NO_SESSION}/qr`, 'bytes', 'image/png');

export const CREATE_WEBHOOK = post('webhooks', {
  url: 'https://agency.example/whatsapp',
  events: ['message.received', 'session.status'],
});

export const CREATE_LOCAL_WEBHOOK = post('webhooks', { url: 'http://127.0.0.1:4000/' });

export const CONNECT_LINK = post(`sessions/${NO_SESSION}/connect-links`, { expiresInMinutes: 60 });

export const UNANSWERED_CHATS = get('chats?view=needs_reply');

export const RECOVER = post('webhooks/hook_4b7d.../recover', {
  since: '2026-06-29T00:00:00Z',
  until: '2026-06-29T06:00:00Z',
  dryRun: true,
});

export const SEARCH = get(`search?q=${encodeURIComponent('invoice "next week" 4711')}`);

export const FIND_DELIVERIES = get('deliveries?id=3EB0A1B2C3D4E5F6');

export const GET_PASSKEY = get(`sessions/${NO_SESSION}/passkey`);

export const ANSWER_PASSKEY = post(`sessions/${NO_SESSION}/passkey/assertion`, {
  id: 'aBc3...',
  rawId: 'aBc3...',
  type: 'public-key',
  response: {
    clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0Ii4u...',
    authenticatorData: 'SZYN5YgOjGh0NBcPZHZgW4...',
    signature: 'MEUCIQDx...',
  },
  clientExtensionResults: {},
});

/** Only where the state is `confirmation_required` then, and the phone shows the same code. */
export const CONFIRM_PASSKEY = post(`sessions/${NO_SESSION}/passkey/confirm`);
