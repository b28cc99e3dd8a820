import type { Addressing } from '../../store/accounts';
import { RAW_FORMS, type RawForm } from '../../wire/connection';
import { REFRESH_NAMES, type RefreshName } from '../../exchange/faults';
import { CONNECTION_ACTIONS, type ConnectionAction } from '../../server/whatsapp-server';
import {
  CONTINUATIONS,
  PASSKEY_ASKS,
  PASSKEY_OPTIONS,
  PASSKEY_STEPS,
  type PasskeyAsks,
  type PasskeyTrouble,
} from '../../phone/passkeys/passkeys';
import { mediaFaults } from './media-shapes';
import { ALL_KINDS, messageProperties } from './message-shapes';
import { object as body } from './schemas';
import type { AssertionTwist, RequestOptions } from '../../phone/passkeys/virtual-authenticator';

/** Shapes of the control API's bodies, as JSON schemas, beside their types. */

/** A phone number: digits with the country code. */
const phone = { type: 'string', pattern: '^[1-9][0-9]{6,14}$' } as const;

export const phoneParams = body({ phone: { type: 'string' } }, ['phone']);

export interface CreateAccount {
  phone: string;
  name?: string;
  lidOnly?: boolean;
  addressing?: Addressing;
  registered?: boolean;
}
export const createAccount = body(
  {
    phone,
    name: { type: 'string', minLength: 1, maxLength: 100 },
    lidOnly: { type: 'boolean' },
    addressing: { type: 'string', enum: ['phone', 'lid', 'hidden-lid'] },
    registered: { type: 'boolean' },
  },
  ['phone'],
);

export const scan = body({ qr: { type: 'string', minLength: 1, maxLength: 4_096 } }, ['qr']);
export const pairingCode = body({ code: { type: 'string', minLength: 8, maxLength: 9 } }, ['code']);

export const refreshCode = body({ force: { type: 'boolean' } }, []);

export interface Refresh {
  name?: RefreshName;
  count?: number;
}
export const refresh = body(
  {
    name: { type: 'string', enum: [...REFRESH_NAMES] },
    count: { type: 'integer', minimum: 1, maximum: 1_000 },
  },
  [],
);

export interface CreateGroup {
  subject: string;
  members: string[];
  addressing?: 'phone' | 'lid';
  announcement?: boolean;
  locked?: boolean;
  approval?: boolean;
  adminsAdd?: boolean;
  community?: string;
}
const numbers = { type: 'array', items: { type: 'string' }, maxItems: 1_024 };
export const createGroup = body(
  {
    subject: { type: 'string', minLength: 1, maxLength: 100 },
    members: { ...numbers, minItems: 1 },
    addressing: { type: 'string', enum: ['phone', 'lid'] },
    announcement: { type: 'boolean' },
    locked: { type: 'boolean' },
    approval: { type: 'boolean' },
    adminsAdd: { type: 'boolean' },
    community: { type: 'string' },
  },
  ['subject', 'members'],
);

export interface ChangeGroup {
  by?: string;
  subject?: string;
  description?: string | null;
  announcement?: boolean;
  locked?: boolean;
  approval?: boolean;
  adminsAdd?: boolean;
}
export const changeGroup = body(
  {
    by: { type: 'string' },
    subject: { type: 'string', minLength: 1, maxLength: 100 },
    description: { type: 'string', nullable: true, maxLength: 2_048 },
    announcement: { type: 'boolean' },
    locked: { type: 'boolean' },
    approval: { type: 'boolean' },
    adminsAdd: { type: 'boolean' },
  },
  [],
);
export const groupPicture = body(
  { by: { type: 'string' }, base64: { type: 'string', nullable: true } },
  ['base64'],
);
export const joinGroup = body({ code: { type: 'string' } }, ['code']);
export interface DecideRequests {
  by?: string;
  approve?: string[];
  reject?: string[];
}
export const decideRequests = body(
  { by: { type: 'string' }, approve: numbers, reject: numbers },
  [],
);
export const blockNumber = body({ phone: { type: 'string' }, blocked: { type: 'boolean' } }, [
  'phone',
  'blocked',
]);
export const ownPicture = body({ base64: { type: 'string', nullable: true } }, ['base64']);

export interface ChangeMembers {
  add?: string[];
  remove?: string[];
  promote?: string[];
  demote?: string[];
  by?: string;
}
export const changeMembers = body(
  { add: numbers, remove: numbers, promote: numbers, demote: numbers, by: { type: 'string' } },
  [],
);

export const groupTimer = body(
  { seconds: { type: 'integer', minimum: 0 }, by: { type: 'string' } },
  ['seconds'],
);

export interface MarkRead {
  from: string;
  ids: string[];
  /** They are voice messages, and were heard. */
  played?: boolean;
}
export const markRead = body(
  {
    from: { type: 'string' },
    ids: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 1_000 },
    played: { type: 'boolean' },
  },
  ['from', 'ids'],
);

export interface ListMessages {
  with?: string;
  unread?: boolean;
}
export const listMessages = body({ with: { type: 'string' }, unread: { type: 'boolean' } }, []);

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

export const unlink = {
  ...body({ device: { type: 'integer', minimum: 1 } }, []),
  nullable: true,
};

export interface ConnectionChange {
  action: ConnectionAction;
  code?: number;
  conflict?: string;
  cause?: string;
}
export const connection = body(
  {
    action: {
      type: 'string',
      enum: [...CONNECTION_ACTIONS],
    },
    code: { type: 'integer', minimum: 400, maximum: 599 },
    conflict: { type: 'string', minLength: 1, maxLength: 64 },
    cause: { type: 'string', pattern: '^[a-z][a-z-]{0,63}$' },
  },
  ['action'],
);

export interface Raw {
  as: RawForm;
  base64: string[];
}
export const raw = body(
  {
    as: { type: 'string', enum: [...RAW_FORMS] },
    base64: { type: 'array', items: { type: 'string' } },
  },
  ['as', 'base64'],
);

const code = { type: 'integer', nullable: true, minimum: 400, maximum: 599 };
export const faults = body(
  {
    delayMs: { type: 'integer', minimum: 0, maximum: 60_000 },
    duplicate: { type: 'boolean' },
    reorder: { type: 'boolean' },
    refuseLogin: code,
    refuseLoginWith: { type: 'object', additionalProperties: { type: 'string' } },
    minRevision: { type: 'integer', nullable: true, minimum: 1, maximum: 2_147_483_647 },
    maxRevision: { type: 'integer', nullable: true, minimum: 1, maximum: 2_147_483_647 },
    loseKeys: { type: 'boolean' },
    refuseNewDevices: { type: 'boolean' },
    refreshAtScan: { type: 'integer', minimum: 0, maximum: 100 },
    refreshName: { type: 'string', enum: [...REFRESH_NAMES] },
    unlinkedStreamMs: { type: 'integer', minimum: 1, maximum: 3_600_000 },
    throttleCodes: { type: 'boolean' },
    withholdCodes: { type: 'boolean' },
    codeLifeMs: { type: 'integer', minimum: 1, maximum: 3_600_000 },
    incompleteCodeNotice: { type: 'boolean' },
    foreignCodeNotice: { type: 'boolean' },
    failAfterFinish: { type: 'boolean' },
    unreadable: { type: 'integer', minimum: 0, maximum: 100 },
    withholdAcks: { type: 'boolean' },
    delayAcksMs: { type: 'integer', minimum: 0, maximum: 60_000 },
    withholdReceipts: { type: 'boolean' },
    loseMessages: { type: 'boolean' },
    refuseMessages: code,
    withholdKeys: { type: 'boolean' },
    refuseGroups: code,
    withholdGroups: { type: 'boolean' },
    loseGroupAnswers: { type: 'boolean' },
    refuseGroupAdds: { type: 'boolean' },
    stateConflicts: { type: 'integer', minimum: 0, maximum: 100 },
    refuseState: code,
    withholdState: { type: 'string', nullable: true, enum: ['patches', 'all', null] },
    statePatchesAtOnce: { type: 'integer', minimum: 1, maximum: 1_000 },
    snapshotsAfter: { type: 'integer', minimum: 0, maximum: 1_000_000 },
    damageState: { type: 'string', nullable: true, enum: ['patches', 'snapshots', 'all', null] },
    withholdStateKeys: { type: 'boolean' },
  },
  [],
);

export interface SetPasskey {
  asks?: PasskeyAsks;
  trouble?: PasskeyTrouble;
}
const step = { type: 'string', enum: [...PASSKEY_STEPS] };
export const setPasskey = body(
  {
    asks: { type: 'string', enum: [...PASSKEY_ASKS] },
    trouble: body(
      {
        options: { type: 'string', enum: [...PASSKEY_OPTIONS] },
        refuse: step,
        refuseWith: { type: 'integer', minimum: 400, maximum: 599 },
        silent: step,
        drop: step,
        delayMs: { type: 'integer', minimum: 0, maximum: 600_000 },
        continuation: { type: 'string', enum: [...CONTINUATIONS] },
        neverLinks: { type: 'boolean' },
        repeats: { type: 'integer', minimum: 0, maximum: 10 },
        expiresMs: { type: 'integer', minimum: 0, maximum: 600_000 },
      },
      [],
    ),
  },
  [],
);

export const passkeyCredential = body(
  {
    id: { type: 'string', pattern: '^[A-Za-z0-9_-]+$', maxLength: 1_024 },
    publicKey: { type: 'string', minLength: 1, maxLength: 1_024 },
  },
  ['id', 'publicKey'],
);

export interface AnswerPasskey extends AssertionTwist {
  options: Pick<RequestOptions, 'challenge'>;
}
export const answerPasskey = body(
  {
    options: {
      type: 'object',
      properties: { challenge: { type: 'string' } },
      required: ['challenge'],
    },
    challenge: { type: 'string' },
    origin: { type: 'string' },
    rpId: { type: 'string' },
    flags: { type: 'integer', minimum: 0, maximum: 255 },
    forged: { type: 'boolean' },
  },
  ['options'],
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

const FAULTS = Object.keys((faults as { properties: object }).properties).join(', ');
const MESSAGE_FIELDS = Object.keys(messageProperties).join('?, ') + '?';
const MEDIA_FAULTS = Object.keys((mediaFaults as { properties: object }).properties).join(', ');

/** What `GET /control` lists. */
export const ROUTES: Record<string, string> = {
  'GET /control/info': 'address and root key for clients, how many accounts there are',
  'GET /control/accounts': 'all accounts with their linked devices',
  'POST /control/accounts':
    '{ phone, name?, addressing?, lidOnly?, registered? }: makes an account with its phone, or changes it',
  'GET /control/accounts/:phone': 'one account',
  'POST /control/accounts/:phone/scan': '{ qr }: its phone scans a linking code',
  'POST /control/accounts/:phone/pairing-code': '{ code }: a code is typed on its phone',
  'POST /control/accounts/:phone/pairing-code/refresh':
    '{ force? }: the server tells the client that its code is no longer valid; force: a person is to ask for the next',
  'GET /control/linkings':
    'clients that wait to be linked or did, oldest first, with the notifications they got and acknowledged',
  'POST /control/linkings/:id/refresh':
    '{ name?, count? }: the server tells a client to show another code, whether or not one was scanned',
  'GET /control/accounts/:phone/messages':
    '?with=number&unread=true: what its phone saw, oldest first',
  'POST /control/accounts/:phone/messages': `{ to, ${MESSAGE_FIELDS} }: its phone writes to a number, a group or its status; kind: ${ALL_KINDS.join(', ')}`,
  'POST /control/accounts/:phone/media':
    '?kind=image: its phone encrypts the file that the body is, and uploads it; messages name it by its id',
  'GET /control/accounts/:phone/messages/:id/media':
    'the file of a message, checked and decrypted as a strict phone does; 422 says what a phone would refuse',
  'GET /control/media':
    '?owner=number: files on the media servers, and how often each was downloaded',
  'GET /control/media/:id': 'one of them',
  'PUT /control/media/:id/faults': `${MEDIA_FAULTS}: what goes wrong with it`,
  'DELETE /control/media/:id/faults': 'removes the faults of this file',
  'PUT /control/accounts/:phone/media-faults': 'what goes wrong with files of a number',
  'DELETE /control/accounts/:phone/media-faults': 'removes the faults of these files',
  'PUT /control/media-faults': 'what goes wrong with all files',
  'DELETE /control/media-faults': 'removes the faults of all files',
  'GET /control/groups': 'all groups with their members',
  'POST /control/groups':
    '{ subject, members, addressing?, announcement?, locked?, approval?, adminsAdd?, community? }: makes a group; the first member owns it',
  'PATCH /control/groups/:jid':
    '{ by?, subject?, description?, announcement?, locked?, approval?, adminsAdd? }: a member changes it',
  'PUT /control/groups/:jid/picture': '{ by?, base64 }: a member gives it a picture; null: none',
  'GET /control/groups/:jid/invite': 'the code of its link',
  'POST /control/groups/:jid/requests':
    '{ by?, approve?, reject? }: an administrator lets numbers in that asked to join, or does not',
  'POST /control/accounts/:phone/join': '{ code }: it follows the link of a group',
  'PUT /control/accounts/:phone/blocked':
    '{ phone, blocked }: it blocks a number, or lets it write',
  'GET /control/accounts/:phone/blocked': 'numbers that it blocks',
  'PUT /control/accounts/:phone/picture': '{ base64 }: its own picture, a JPEG; null: none',
  'POST /control/groups/:jid/members':
    '{ add?, remove?, promote?, demote?, by? }: numbers that come and go, and administrators; by: the member who does it',
  'POST /control/groups/:jid/disappearing':
    '{ seconds, by? }: a member sets how long its messages last; 0: for good',
  'POST /control/accounts/:phone/call':
    '{ to, hangUp?, video?, group? }: its phone calls, and hangs up unless hangUp is false',
  'POST /control/accounts/:phone/call/:id':
    '{ to, step, reason? }: moves its call: accept, reject, or terminate with a reason',
  'POST /control/accounts/:phone/presence':
    '{ to, state, lastSeen? }: it is available, unavailable, composing, recording or paused',
  'POST /control/newsletters/:jid/messages':
    '{ followers, text?, content?, serverId? }: a channel posts',
  'POST /control/accounts/:phone/notify': 'its linked devices hear that its profile changed',
  'POST /control/accounts/:phone/read':
    '{ from, ids, played? }: its phone has read these, or heard them',
  'GET /control/accounts/:phone/wait': '?from&text&id&timeoutMs: waits for a message to it',
  'POST /control/accounts/:phone/unlink': '{ device? }: its phone removes linked devices',
  'POST /control/accounts/:phone/connection':
    '{ action, code?, conflict?, cause? }: drop, half-open, restore, conflict, stream-end, downgrade, stream-error with a code, a type of conflict, both, or a cause such as ack or xml-not-well-formed',
  'POST /control/accounts/:phone/raw':
    '{ as, base64 }: a list of bytes on its connections that no server would send: plaintext, frame or bytes',
  'PUT /control/accounts/:phone/faults': `${FAULTS}: what goes wrong for it`,
  'DELETE /control/accounts/:phone/faults': 'removes the faults of this account',
  'PUT /control/faults': `${FAULTS}: what goes wrong for everybody`,
  'DELETE /control/faults': 'removes all faults',
  'GET /control/accounts/:phone/limits':
    'what it may send to people it does not know, and how often its devices asked',
  'PUT /control/accounts/:phone/limits':
    '{ timelock?, newChats?, question?, refuse?, push? }: what it may send; its devices are told unless push is false',
  'PUT /control/accounts/:phone/send-policy':
    '{ contact?, policy?, refuseWith?, times? }: how its messages to a number, a group or everybody fare: none, needs-token, timelocked, capped',
  'POST /control/accounts/:phone/tokens':
    '{ to, ageDays? }: its phone lets a number write to it, with a token of that age',
  'GET /control/accounts/:phone/tokens': 'the tokens that its devices issued',
  'PUT /control/accounts/:phone/nct-salt':
    '{ base64, via? }: the salt of the tokens that its devices compute themselves; its phone tells it in a history, or in the state of the account (app-state); null takes it back, in the state alone',
  'GET /control/accounts/:phone/app-state':
    'what its phone holds of the state of the account, the patches of its devices, and what of them the phone ignored, with the reason',
  'POST /control/accounts/:phone/app-state':
    '{ changes: [{ action, chat?, id?, on?, until?, label?, name?, color?, at? }] }: what is done on its phone: archive, pin, mute, read, star, label, labelChat, labelMessage, contact, deleteForMe, clearChat, deleteChat, pushName, unarchiveChats',
  'POST /control/accounts/:phone/app-state/key': 'its phone shares the key of the state once more',
  'GET /control/accounts/:phone/signals':
    'what the devices of the number told besides messages, oldest first: calls they rejected, what they typed and read, whose presence they asked for',
  'GET /control/accounts/:phone/sent':
    'the message stanzas of its devices as they arrived, without what they say, oldest first',
  'GET /control/accounts/:phone/passkey':
    'whether it asks for its passkey when a device is linked, and how far that is',
  'PUT /control/accounts/:phone/passkey':
    '{ asks?: never, scan, code or always, trouble? }: asks for its passkey, and what goes wrong then',
  'POST /control/accounts/:phone/passkey/credentials':
    '{ id, publicKey }: a passkey of it that was made elsewhere',
  'POST /control/accounts/:phone/passkey/assertion':
    '{ options, challenge?, origin?, rpId?, flags?, forged? }: the holder of its passkey answers, correctly or not',
  'POST /control/accounts/:phone/burst': '{ to, count, prefix? }: many messages at once',
  'GET /control/accounts/:phone/burst': 'how far the burst is',
  'GET /control/events': 'server-sent events: `change` with the number whose screen changed',
};
