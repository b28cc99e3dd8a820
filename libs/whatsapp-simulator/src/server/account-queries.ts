import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Account } from '../store/accounts';
import { type Exchange, newMessageId } from '../exchange/exchange';
import { bytes, node, seconds, SERVER } from '../wire/nodes';
import type { NewChats, SendLimits, Timelock } from '../exchange/send-limits';

/** Names of the two questions for what an account may send. */
const TIMELOCK_QUERY = '23983697327930364';
const NEW_CHATS_QUERY = '24503548349331633';

/** What the question for the quota says it wants: today, and before. */
const NEW_SHAPE = 'INDIVIDUAL_NEW_CHAT_THREAD';
const OLD_SHAPE = 'INDIVIDUAL_NEW_CHAT_MSG';

/** Answers a question of the kind that WhatsApp asks in JSON; null for one that is not known here. */
export function answerAccountQuery(
  { limits }: Exchange,
  account: Account,
  query: BinaryNode,
): BinaryNode | null {
  const given = limits.of(account.phone);
  switch (query.attrs['query_id']) {
    case TIMELOCK_QUERY:
      limits.asked(account.phone).timelock += 1;
      if (given.refuse) return failure('Something went wrong');
      return success({ xwa2_fetch_account_reachout_timelock: timelockData(given.timelock) });
    case NEW_CHATS_QUERY: {
      const type = typeIn(query);
      limits.asked(account.phone).newChats.push(type);
      if (given.refuse || !isTaken(given, type))
        return failure('Variable $input got invalid value');
      return success({ xwa2_message_capping_info: newChatsData(given.newChats) });
    }
    default:
      return null;
  }
}

/** Tells the companions of a number what it may send. */
export function pushLimits(exchange: Exchange, account: Account, what: keyof Pushes): void {
  const { timelock, newChats } = exchange.limits.of(account.phone);
  const { operation, data } = PUSHES[what](timelock, newChats);
  const update = node('update', { op_name: operation }, json({ data }));
  for (const device of exchange.accounts.companions(account.phone)) {
    const attrs = { from: SERVER, type: 'mex', id: newMessageId(account), t: seconds() };
    exchange.enqueue(device, node('notification', attrs, [update]));
  }
}

type Push = (
  timelock: Timelock | null,
  newChats: NewChats | null,
) => { operation: string; data: object };
interface Pushes {
  timelock: Push;
  newChats: Push;
}

const PUSHES: Pushes = {
  timelock: (timelock) => ({
    operation: 'NotificationUserReachoutTimelockUpdate',
    data: { xwa2_notify_account_reachout_timelock: timelockData(timelock) },
  }),
  newChats: (_, newChats) => ({
    operation: 'MessageCappingInfoNotification',
    data: { xwa2_notify_new_chat_messages_capping_info_update: newChatsData(newChats) },
  }),
};

function timelockData(timelock: Timelock | null): object {
  if (!timelock) return { is_active: false };
  const { until, type } = timelock;
  return {
    is_active: true,
    enforcement_type: type,
    ...(until ? { time_enforcement_ends: seconds(new Date(until)) } : {}),
  };
}

function newChatsData(newChats: NewChats | null): object {
  const now = seconds();
  const { quota = -1, used = 0, status = 'NONE', resetsAt = null } = newChats ?? {};
  return {
    total_quota: String(quota),
    used_quota: String(used),
    cycle_start_timestamp: now,
    cycle_end_timestamp: resetsAt ? seconds(new Date(resetsAt)) : '0',
    server_sent_timestamp: now,
    ote_status: 'NOT_ELIGIBLE',
    mv_status: 'NOT_ELIGIBLE',
    capping_status: status,
  };
}

function isTaken({ question }: SendLimits, type: string): boolean {
  if (type === NEW_SHAPE) return question !== 'old';
  return type === OLD_SHAPE && question !== 'new';
}

function typeIn(query: BinaryNode): string {
  try {
    const { variables } = JSON.parse(bytes(query).toString()) as {
      variables?: { input?: { type?: string } };
    };
    return variables?.input?.type ?? '';
  } catch {
    return '';
  }
}

function success(data: object): BinaryNode {
  return node('result', {}, json({ data }));
}

function failure(message: string): BinaryNode {
  const errors = [{ message, extensions: { error_code: 400 } }];
  return node('result', {}, json({ data: null, errors }));
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}
