import { randomBytes } from 'node:crypto';
import { jidNormalizedUser, proto, type WASocket } from '@whiskeysockets/baileys';
import { digitsOf, isGroup, isLid } from './addresses';
import { type OutboundText, SendError } from './door';
import type { GroupBook } from './group-sends';

/** A new WhatsApp message id, as WhatsApp Web makes them. */
export function newWaMessageId(): string {
  return `3EB0${randomBytes(9).toString('hex').toUpperCase()}`;
}

/** Protobuf content that the contact decrypts. The same bytes every time, and never a link preview. */
export function encodeText({ text }: Pick<OutboundText, 'text'>): Uint8Array {
  return proto.Message.encode({ conversation: text }).finish();
}

/**
 * Encrypts a message for all devices of its recipient and puts it on the line. Resolves when the
 * frame is written, which WhatsApp's server has yet to acknowledge.
 *
 * @throws SendError
 */
export async function relayText(
  socket: WASocket,
  groups: GroupBook,
  message: OutboundText,
): Promise<void> {
  try {
    if (isGroup(message.to)) {
      await groups.alone(message.to, () => relayToGroup(socket, groups, message));
    } else {
      await checkDevices(socket, message.to);
      await relay(socket, message);
    }
  } catch (error) {
    throw error instanceof SendError ? error : sendErrorOf(error);
  }
}

async function relayToGroup(
  socket: WASocket,
  groups: GroupBook,
  message: OutboundText,
): Promise<void> {
  try {
    await groups.open(socket, message.to, message.waMessageId);
    await relay(socket, message);
  } finally {
    groups.close(message.to);
  }
}

async function relay(socket: WASocket, message: OutboundText): Promise<void> {
  const content = proto.Message.decode(encodeText(message));
  await socket.relayMessage(message.to, content, { messageId: message.waMessageId });
}

/**
 * Baileys sends a message to nobody when the question for the recipient's devices goes unanswered,
 * and the server acknowledges even that. Baileys remembers the devices that are asked for here.
 */
async function checkDevices(socket: WASocket, to: string): Promise<void> {
  const me = isLid(to) ? socket.user?.lid : socket.user?.id;
  const devices = await socket.getUSyncDevices([jidNormalizedUser(me), to], true, false);
  if (devices.some(({ user }) => user === digitsOf(to))) return;
  throw new SendError('unknown', 'no_devices', 'WhatsApp named no device of the recipient.');
}

/** Answers of the server that will not change when the same is asked again. */
const FINAL_ANSWERS = new Set([400, 403, 404, 405, 406, 410]);

function sendErrorOf(error: unknown): SendError {
  const { message, data } = error as { message?: string; data?: unknown };
  if (typeof data === 'number' && FINAL_ANSWERS.has(data)) {
    return new SendError('refused', String(data), `WhatsApp refused: ${message ?? 'no reason'}.`);
  }
  return new SendError('unknown', 'not_sent', `The message could not be sent: ${String(message)}.`);
}
