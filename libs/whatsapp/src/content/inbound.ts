import {
  type AuthenticationCreds,
  type BinaryNode,
  decodeMessageNode,
  extractAddressingContext,
  type proto,
} from '@whiskeysockets/baileys';
import {
  bareJid,
  digitsOf,
  lidNumberOf,
  type NumberOfLid,
  otherInChat,
  personOf,
  TO_US,
  writtenTo,
} from '../wire/addresses';
import { changeOf, isOwn } from './changes';
import { cleanId, cleanName, cleanTime } from '../wire/clean';
import { parse, type Purpose, purposeOf } from './content';
import type { InboundIdentity, InboundMessage } from '../door/door';
import { saidIn } from './said';

/** After so many tries of its writer a message that cannot be read is kept as it is. */
export const LAST_ATTEMPT = 5;

/** A decrypted plaintext: padding taken off, and read where it is a message. */
export interface Plaintext {
  content: Uint8Array;
  /** Null where the bytes are no message. */
  message: proto.Message | null;
}

/** Takes the padding off and reads what is left. */
export function open(decrypted: Uint8Array): Plaintext {
  const pad = decrypted.at(-1) ?? 0;
  return read(pad > 0 && pad <= decrypted.length ? decrypted.subarray(0, -pad) : decrypted);
}

/** Reads content without padding, as it is stored. */
export function read(content: Uint8Array): Plaintext {
  return { content, message: content.length > 0 ? parse(content) : null };
}

/**
 * What Baileys gets to see of a plaintext. Bytes that are no message become an empty one: Baileys
 * would refuse the stanza, and the server would forget it.
 */
export function padded({ content, message }: Plaintext): Buffer {
  const shortestPadding = Buffer.from([1]);
  return Buffer.concat([message ? content : new Uint8Array(), shortestPadding]);
}

/**
 * What a plaintext is for. Bytes that are no message are kept as one that is not supported.
 *
 * @param isOwn whether our own account wrote it.
 */
export function purpose({ content, message }: Plaintext, isOwn: boolean): Purpose {
  return message ? purposeOf(message, content, isOwn) : 'message';
}

type Me = Pick<AuthenticationCreds, 'me'>;

/** How a stanza's message is named in the store. */
export function identityOf(stanza: BinaryNode, creds: Me): InboundIdentity {
  const { fullMessage, author } = decode(stanza, creds);
  const { id, remoteJid } = fullMessage.key;
  return {
    waMessageId: cleanId(id ?? ''),
    chat: chatOf(remoteJid ?? '', author),
    author: cleanId(bareJid(author)),
  };
}

/** Whether a stanza is a status post or comes from a channel: acknowledged, and not kept. */
export function isBroadcast({ attrs: { from = '' } }: BinaryNode): boolean {
  return from === 'status@broadcast' || from.endsWith('@newsletter');
}

/** Whether a stanza is between devices of our own account. */
export function isBetweenDevices({ attrs }: BinaryNode): boolean {
  return attrs['category'] === 'peer';
}

/** Whether one of our own devices wrote a stanza. */
export function isOurs(stanza: BinaryNode, creds: Me): boolean {
  return isOwn(identityOf(stanza, creds).author, creds.me ?? {});
}

/** The JID that wrote a stanza, with its device. */
export function authorOf(stanza: BinaryNode, creds: Me): string {
  return decode(stanza, creds).author;
}

/**
 * The row for a stanza.
 *
 * @param plaintext null where nothing of it can be read on this device.
 */
export async function inboundMessage(
  stanza: BinaryNode,
  offline: boolean,
  plaintext: Plaintext | null,
  creds: Me,
  numberOfLid: NumberOfLid,
): Promise<InboundMessage> {
  const identity = identityOf(stanza, creds);
  const { senderAlt } = extractAddressingContext(stanza);
  const fromMe = isOwn(identity.author, creds.me ?? {});
  const author = fromMe
    ? ({ digits: digitsOf(creds.me?.id ?? ''), type: 'phone' } as const)
    : await personOf(identity.author, senderAlt, numberOfLid);
  const to = fromMe ? await writtenTo(identity.chat, numberBeside(stanza), numberOfLid) : TO_US;
  return {
    ...identity,
    from: author.digits,
    fromType: author.type,
    fromMe,
    ...to,
    lidNumber: fromMe
      ? otherInChat(identity.chat, to)
      : lidNumberOf(identity.author, author, senderAlt),
    pushName: fromMe ? null : cleanName(stanza.attrs['notify']),
    ...(await saidIn(plaintext?.message ?? {}, fromMe, creds.me ?? {}, numberOfLid)),
    timestamp: timeOf(stanza),
    offline,
    content: plaintext?.content ?? new Uint8Array(),
    change: changeOf(plaintext?.message ?? {}, { ...identity, fromMe }, creds.me ?? {}),
    source: 'writer',
    awaitsPhone: false,
  };
}

/** When a stanza was made, by WhatsApp's clock; now where it does not say so sensibly. */
export function timeOf({ attrs }: BinaryNode): Date {
  return cleanTime(Number(attrs['t']));
}

/** Whether a stanza says where it was written and by whom, in a way that Baileys takes. */
export function isAddressed(stanza: BinaryNode, creds: Me): boolean {
  return decoded(stanza, creds) !== null;
}

type Decoded = Pick<ReturnType<typeof decodeMessageNode>, 'fullMessage' | 'author'>;

function decode(stanza: BinaryNode, creds: Me): Decoded {
  const { id, from = '', participant = from } = stanza.attrs;
  const asItSays = { fullMessage: { key: { id, remoteJid: from } }, author: participant };
  return decoded(stanza, creds) ?? asItSays;
}

function decoded(stanza: BinaryNode, creds: Me): Decoded | null {
  try {
    return decodeMessageNode(stanza, creds.me?.id ?? '', creds.me?.lid ?? '');
  } catch {
    return null;
  }
}

/** A message that came through a broadcast list stands in the conversation with its author. */
function chatOf(remoteJid: string, author: string): string {
  return cleanId(bareJid(remoteJid.endsWith('@broadcast') ? author : remoteJid));
}

/** Where our own phone wrote to a LID: the number behind it. */
function numberBeside({ attrs }: BinaryNode): string | undefined {
  return attrs['peer_recipient_pn'] ?? attrs['recipient_pn'];
}
