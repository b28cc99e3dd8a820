import type { Addressing } from './accounts';
import type { LineAction } from './line-server';

/** Shapes of the control API's bodies, as JSON schemas, beside their types. */

const phone = { type: 'string', pattern: '^[1-9][0-9]{6,14}$' } as const;

function body(properties: Record<string, object>, required: string[]): object {
  return { type: 'object', additionalProperties: false, properties, required };
}

export interface CreateAccount {
  phone: string;
  name?: string;
  lidOnly?: boolean;
  addressing?: Addressing;
}
export const createAccount = body(
  {
    phone,
    name: { type: 'string', minLength: 1, maxLength: 100 },
    lidOnly: { type: 'boolean' },
    addressing: { enum: ['phone', 'lid', 'hidden-lid'] },
  },
  ['phone'],
);

export const scan = body({ qr: { type: 'string', minLength: 1 } }, ['qr']);
export const pairingCode = body({ code: { type: 'string', minLength: 8, maxLength: 9 } }, ['code']);

export interface SendMessage {
  to: string;
  text: string;
  id?: string;
  timestamp?: string;
}
export const sendMessage = body(
  {
    to: { type: 'string' },
    text: { type: 'string', minLength: 1, maxLength: 65_536 },
    id: { type: 'string', minLength: 1, maxLength: 64 },
    timestamp: { type: 'string' },
  },
  ['to', 'text'],
);

export interface MarkRead {
  from: string;
  ids: string[];
}
export const markRead = body(
  { from: { type: 'string' }, ids: { type: 'array', items: { type: 'string' }, maxItems: 1_000 } },
  ['from', 'ids'],
);

export interface Wait {
  from?: string;
  text?: string;
  id?: string;
  timeoutMs?: number;
}
export const wait = body(
  {
    from: { type: 'string' },
    text: { type: 'string' },
    id: { type: 'string' },
    timeoutMs: { type: 'integer', minimum: 1, maximum: 300_000 },
  },
  [],
);

export interface Line {
  action: LineAction;
  code?: number;
}
export const line = body(
  {
    action: { enum: ['drop', 'half-open', 'restore', 'conflict', 'stream-error'] },
    code: { type: 'integer', minimum: 400, maximum: 599 },
  },
  ['action'],
);

export const faults = body(
  {
    delayMs: { type: 'integer', minimum: 0, maximum: 60_000 },
    duplicate: { type: 'boolean' },
    reorder: { type: 'boolean' },
    refuseLogin: { type: ['integer', 'null'], minimum: 400, maximum: 599 },
    unreadable: { type: 'integer', minimum: 0, maximum: 100 },
    withholdAcks: { type: 'boolean' },
    refuseMessages: { type: ['integer', 'null'], minimum: 400, maximum: 599 },
  },
  [],
);

export interface StartBurst {
  to: string;
  count: number;
  prefix?: string;
}
export const startBurst = body(
  {
    to: { type: 'string' },
    count: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    prefix: { type: 'string', maxLength: 100 },
  },
  ['to', 'count'],
);

/** What `GET /control` lists. */
export const ROUTES: Record<string, string> = {
  'GET /control/info': 'address and root key for clients',
  'GET /control/accounts': 'all accounts with their linked devices',
  'POST /control/accounts': '{ phone, name?, addressing? }: makes an account with its phone',
  'GET /control/accounts/:phone': 'one account',
  'POST /control/accounts/:phone/scan': '{ qr }: its phone scans a linking code',
  'POST /control/accounts/:phone/pairing-code': '{ code }: a code is typed on its phone',
  'GET /control/accounts/:phone/messages': '?with=number: what its phone saw',
  'POST /control/accounts/:phone/messages': '{ to, text, id?, timestamp? }: its phone writes',
  'POST /control/accounts/:phone/read': '{ from, ids }: its phone has read these',
  'GET /control/accounts/:phone/wait': '?from&text&id&timeoutMs: waits for a message to it',
  'POST /control/accounts/:phone/unlink': '{ device? }: its phone removes linked devices',
  'POST /control/accounts/:phone/line':
    '{ action, code? }: drop, half-open, restore, conflict, stream-error',
  'PUT /control/accounts/:phone/faults':
    'delayMs, duplicate, reorder, refuseLogin, unreadable, withholdAcks, refuseMessages',
  'DELETE /control/accounts/:phone/faults': 'nothing goes wrong any more',
  'POST /control/accounts/:phone/burst': '{ to, count, prefix? }: many messages at once',
  'GET /control/accounts/:phone/burst': 'how far the burst is',
  'GET /control/events': 'server-sent events: `change` with the number whose screen changed',
};
