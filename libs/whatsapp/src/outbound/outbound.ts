import {
  type BinaryNode,
  jidNormalizedUser,
  proto,
  S_WHATSAPP_NET,
  type WASocket,
} from '@whiskeysockets/baileys';
import { digitsOf, isGroup, isLid, STATUS_CHAT } from '../wire/addresses';
import { isOwn } from '../content/changes';
import { type OutboundMessage, SendError } from '../api/sending';
import { withMediaTypeSeen } from './media-type';
import type { GroupSends } from '../groups/group-sends';
import type { PrivacyTokens } from '../keys/privacy-tokens';
import { editAttribute, metaNodes } from './stanza-attributes';

/**
 * Encrypts a message for all devices of its recipient and sends it. Resolves when the
 * frame is written, which WhatsApp's server has yet to acknowledge.
 *
 * @throws SendError
 */
export async function relayMessage(
  socket: WASocket,
  groups: GroupSends,
  tokens: PrivacyTokens,
  message: OutboundMessage,
): Promise<void> {
  try {
    if (message.to === STATUS_CHAT) {
      await groups.withSenderKey(STATUS_CHAT, () => relayToAudience(socket, message));
    } else if (isGroup(message.to)) {
      await groups.withSenderKey(message.to, () => relayToGroup(socket, groups, message));
    } else {
      await relayToPerson(socket, tokens, message);
    }
  } catch (error) {
    const why = error instanceof SendError ? error : sendErrorOf(error);
    // An empty answer and none look the same to Baileys.
    if (NOTHING_THERE.has(why.code) && !(await isAnswering(socket)))
      throw new SendError('unknown', 'not_answered', 'WhatsApp did not answer.');
    throw why;
  }
}

/** The error for a recipient who is missing in the server's answer. */
const NOTHING_THERE = new Set(['no_devices', 'no_keys']);

/** How long the server may take to show that it answers, in ms. */
const ALIVE_MS = 10_000;

/** Whether the server answers questions on this connection. */
async function isAnswering(socket: WASocket): Promise<boolean> {
  const ping: BinaryNode = {
    tag: 'iq',
    attrs: { to: S_WHATSAPP_NET, type: 'get', xmlns: 'w:p' },
    content: [{ tag: 'ping', attrs: {} }],
  };
  const answer: unknown = await socket.query(ping, ALIVE_MS).catch(() => undefined);
  return answer !== undefined;
}

async function relayToGroup(
  socket: WASocket,
  groups: GroupSends,
  message: OutboundMessage,
): Promise<void> {
  try {
    await groups.open(socket, message.to, message.waMessageId);
    await relay(socket, message);
  } finally {
    groups.close(message.to);
  }
}

/** Our own phone shows the post, too. */
async function relayToAudience(socket: WASocket, message: OutboundMessage): Promise<void> {
  const { audience = [] } = message;
  const isOther = (jid: string): boolean => !isOwn(jid, socket.user ?? {});
  const devices = await socket.getUSyncDevices([...audience], true, false);
  if (audience.some(isOther) && !devices.some(({ jid }) => isOther(jid)))
    throw new SendError('unknown', 'no_devices', 'WhatsApp named no device of the audience.');
  const me = jidNormalizedUser(socket.user?.id);
  await relay(socket, message, [], [me, ...audience.filter(isOther)]);
}

async function relayToPerson(
  socket: WASocket,
  tokens: PrivacyTokens,
  message: OutboundMessage,
): Promise<void> {
  const { to } = message;
  const devices = await checkDevices(socket, to);
  if (isOwn(to, socket.user ?? {}) || !(await tokens.canCompute())) {
    await relay(socket, message);
    return;
  }
  // Asked for first: the recipient's own token could come while Baileys asks, and two are malformed.
  await socket.assertSessions(devices, false);
  const token = await tokens.computedFor(to);
  await relay(socket, message, token ? [token] : []);
}

async function relay(
  socket: WASocket,
  message: OutboundMessage,
  additionalNodes: BinaryNode[] = [],
  audience: string[] = [],
): Promise<void> {
  const content = withMediaTypeSeen(proto.Message.decode(message.bytes));
  const { to, waMessageId: messageId } = message;
  await socket.relayMessage(to, content, {
    messageId,
    additionalNodes: [...metaNodes(content), ...additionalNodes],
    additionalAttributes: editAttribute(content),
    ...(audience.length > 0 && { statusJidList: audience }),
  });
}

/**
 * Baileys sends a message to nobody when the question for the recipient's devices goes unanswered,
 * and the server acknowledges even that. Baileys remembers the devices that are asked for here.
 */
async function checkDevices(socket: WASocket, to: string): Promise<string[]> {
  const me = isLid(to) ? socket.user?.lid : socket.user?.id;
  const devices = await socket.getUSyncDevices([jidNormalizedUser(me), to], true, false);
  if (devices.some(({ user }) => user === digitsOf(to))) return devices.map(({ jid }) => jid);
  throw new SendError('unknown', 'no_devices', 'WhatsApp named no device of the recipient.');
}

/** Answers of the server that will not change when the same is asked again. */
const FINAL_ANSWERS = new Set([400, 403, 404, 405, 406, 410]);

/** Baileys' words when nothing could be encrypted for any device of the recipient. */
const NO_KEYS = 'All encryptions failed';

function sendErrorOf(error: unknown): SendError {
  const { message, data } = error as { message?: string; data?: unknown };
  if (typeof data === 'number' && FINAL_ANSWERS.has(data)) {
    return new SendError('refused', String(data), `WhatsApp refused: ${message ?? 'no reason'}.`);
  }
  if (message === NO_KEYS)
    return new SendError('unknown', 'no_keys', 'WhatsApp gave no keys of the recipient.');
  return new SendError('unknown', 'not_sent', `The message could not be sent: ${String(message)}.`);
}
