import { type BinaryNode, S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import { cleanText } from '../wire/clean';
import type { LimitsUpdate, NewChatQuota, ReachOutTimelock } from '../api/limits';
import { childrenOf } from '../wire/stanzas';

/** Queries and notifications of WhatsApp about what a number may send to unknown people. */

/** WhatsApp Web takes a timelock without an end for one of a minute. */
export const UNTOLD_MS = 60_000;

/** A kind of restriction is a word. */
const TYPE_MAX = 64;

/** A question of the kind that WhatsApp asks in JSON. */
export interface AccountQuestion {
  id: string;
  /** Name of the answer in its data. */
  path: string;
  /** Forms of the question, the one of today first: the server takes one of them. */
  forms: readonly object[];
  read: (data: Readonly<Record<string, unknown>>) => LimitsUpdate;
}

export const TIMELOCK_QUESTION: AccountQuestion = {
  id: '23983697327930364',
  path: 'xwa2_fetch_account_reachout_timelock',
  forms: [{}],
  read: (data) => ({ reachOutTimelock: timelockIn(data) }),
};

export const NEW_CHATS_QUESTION: AccountQuestion = {
  id: '24503548349331633',
  path: 'xwa2_message_capping_info',
  forms: [
    { input: { type: 'INDIVIDUAL_NEW_CHAT_THREAD' } },
    // The form before the summer of 2026, which is the only one that Baileys asks in.
    { input: { type: 'INDIVIDUAL_NEW_CHAT_MSG' } },
  ],
  read: (data) => ({ newChats: newChatsIn(data) }),
};

/** What a notification is about, by the name of its operation. */
const PUSHES: ReadonlyMap<unknown, Pick<AccountQuestion, 'path' | 'read'>> = new Map([
  [
    'NotificationUserReachoutTimelockUpdate',
    { path: 'xwa2_notify_account_reachout_timelock', read: TIMELOCK_QUESTION.read },
  ],
  [
    'MessageCappingInfoNotification',
    {
      path: 'xwa2_notify_new_chat_messages_capping_info_update',
      read: NEW_CHATS_QUESTION.read,
    },
  ],
]);

export function questionNode({ id }: AccountQuestion, variables: object): BinaryNode {
  const content = Buffer.from(JSON.stringify({ variables }));
  return {
    tag: 'iq',
    attrs: { type: 'get', to: S_WHATSAPP_NET, xmlns: 'w:mex' },
    content: [{ tag: 'query', attrs: { query_id: id }, content }],
  };
}

/** @throws Error when the answer has nothing of what was asked for. */
export function answerIn({ path, read }: AccountQuestion, answer: BinaryNode): LimitsUpdate {
  const data = dataIn(child(answer, 'result'), path);
  if (!data) throw new Error('WhatsApp did not answer the question');
  return read(data);
}

/** The limits in a notification; null where it is about anything else, or not from the server. */
export function pushedIn({ attrs, content }: BinaryNode): LimitsUpdate | null {
  // The server has no user, with which its address is written or without.
  if (`@${attrs['from']?.replace(/^@/, '')}` !== S_WHATSAPP_NET) return null;
  const update = child({ tag: '', attrs: {}, ...(content ? { content } : {}) }, 'update');
  const push = PUSHES.get(update?.attrs['op_name']);
  const data = push && dataIn(update, push.path);
  return push && data ? push.read(data) : null;
}

function timelockIn(data: Readonly<Record<string, unknown>>): ReachOutTimelock {
  if (data['is_active'] !== true) return { active: false, until: null, isGuess: false, type: null };
  const ends = timeIn(data['time_enforcement_ends']);
  const type = data['enforcement_type'];
  return {
    // A timelock whose end has passed is over, whatever the flag says.
    active: ends === null || ends > new Date(),
    until: ends ?? new Date(Date.now() + UNTOLD_MS),
    isGuess: ends === null,
    type: typeof type === 'string' ? cleanText(type, TYPE_MAX) : null,
  };
}

const STATUSES: ReadonlyMap<unknown, NewChatQuota['status']> = new Map([
  ['FIRST_WARNING', 'first_warning'],
  ['SECOND_WARNING', 'second_warning'],
  ['CAPPED', 'capped'],
]);

function newChatsIn(data: Readonly<Record<string, unknown>>): NewChatQuota {
  const quota = countIn(data['total_quota']);
  const status = STATUSES.get(data['capping_status']) ?? 'ok';
  const resetsAt = timeIn(data['cycle_end_timestamp']);
  // The cap of a cycle that is over no longer applies.
  const isOver = status === 'capped' && resetsAt !== null && resetsAt <= new Date();
  return {
    // -1 is WhatsApp's word for none.
    quota: quota !== null && quota >= 0 ? quota : null,
    used: Math.max(0, countIn(data['used_quota']) ?? 0),
    status: isOver ? 'ok' : status,
    resetsAt: isOver ? null : resetsAt,
  };
}

/** Counts are at home in an `integer` of a database. */
const COUNT_MAX = 2_147_483_647;

/** A number, which WhatsApp writes as a text. */
function countIn(value: unknown): number | null {
  const number = Number(value);
  const isGiven = typeof value === 'string' ? value !== '' : typeof value === 'number';
  return isGiven && Number.isSafeInteger(number) ? Math.min(number, COUNT_MAX) : null;
}

/** The last moment of the year 9999: what a time of day can still be written of. */
const LATEST_S = 253_402_300_799;

/** A time in seconds; null where there is none, or none that can be. */
function timeIn(value: unknown): Date | null {
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds > 0 && seconds <= LATEST_S
    ? new Date(Math.floor(seconds) * 1_000)
    : null;
}

function dataIn(
  node: BinaryNode | undefined,
  path: string,
): Readonly<Record<string, unknown>> | null {
  const { content } = node ?? {};
  if (!(content instanceof Uint8Array) && typeof content !== 'string') return null;
  const { data, errors } = JSON.parse(Buffer.from(content).toString()) as {
    data?: Record<string, unknown> | null;
    errors?: unknown[];
  };
  const found = data?.[path];
  if (errors?.length || typeof found !== 'object' || found === null) return null;
  return found as Record<string, unknown>;
}

function child(parent: BinaryNode, tag: string): BinaryNode | undefined {
  return childrenOf(parent).find((candidate) => candidate.tag === tag);
}
