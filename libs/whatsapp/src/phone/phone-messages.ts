import { inflateSync } from 'node:zlib';
import { type AuthenticationCreds, proto } from '@whiskeysockets/baileys';
import {
  bareJid,
  digitsOf,
  isGroup,
  lidNumberOf,
  type NumberOfLid,
  otherInChat,
  personOf,
  TO_US,
  writtenTo,
} from '../wire/addresses';
import { changeOf } from '../content/changes';
import { cleanId, cleanName, cleanTime } from '../wire/clean';
import { contentOf } from '../content/content';
import { type Plaintext, readMessage } from '../content/plaintext';
import { layersOf, secretIn } from '../content/opened';
import type { InboundMessage, ToldPlace } from '../api/inbound';
import type { Logger } from '../api/whatsapp-socket';

/** A first history unpacks to some megabytes. More is not unpacked: the phone could fill our memory. */
export const HISTORY_MAX_BYTES = 64 * 1024 * 1024;

/** A message that our own phone sent its devices. */
interface PhoneMessage {
  info: proto.IWebMessageInfo;
  plaintext: Plaintext;
  /** The number of the other one, where the chat goes by LID. */
  number: string | null;
  source: 'history' | 'resend';
  /** Where it stands in its history. */
  toldAt?: ToldPlace;
}

type Me = Pick<AuthenticationCreds, 'me'>;

/** Messages in a message of our own phone: from before the link, and missed ones. */
export function messagesFromPhone(
  said: proto.Message.IProtocolMessage,
  creds: Me,
  logger: Logger,
): PhoneMessage[] {
  try {
    const { historySyncNotification: history, peerDataOperationRequestResponseMessage: answer } =
      said;
    if (history?.initialHistBootstrapInlinePayload?.length) {
      return historyIn(inflated(history.initialHistBootstrapInlinePayload).conversations);
    }
    return (answer?.peerDataOperationResult ?? []).flatMap(
      ({ placeholderMessageResendResponse }) => {
        const bytes = placeholderMessageResendResponse?.webMessageInfoBytes;
        if (!bytes) return [];
        const info = proto.WebMessageInfo.decode(bytes);
        return [{ info, plaintext: plaintextOf(info), number: null, source: 'resend' }];
      },
    );
  } catch (error) {
    logger.warn(
      { error: String(error), number: digitsOf(creds.me?.id ?? '') },
      'a history from our own phone could not be read',
    );
    return [];
  }
}

/** Chats of which the phone has nothing older than this history. */
export function historyEnds(
  { historySyncNotification: history }: proto.Message.IProtocolMessage,
  logger: Logger,
): string[] {
  const bytes = history?.initialHistBootstrapInlinePayload;
  if (!bytes?.length) return [];
  try {
    const { COMPLETE_AND_NO_MORE_MESSAGE_REMAIN_ON_PRIMARY: ended } =
      proto.Conversation.EndOfHistoryTransferType;
    return inflated(bytes).conversations.flatMap(({ id, endOfHistoryTransferType: end }) =>
      id && end === ended ? [cleanId(bareJid(id))] : [],
    );
  } catch (error) {
    logger.warn({ error: String(error) }, 'the end of a history could not be read');
    return [];
  }
}

/** The messages of a history, oldest first within each chat. Edits and deletions stand in it as what became of theirs. */
export function historyIn(
  conversations: readonly Pick<proto.IConversation, 'messages' | 'pnJid'>[],
): PhoneMessage[] {
  const at = new Date();
  return conversations
    .flatMap(({ messages, pnJid }) =>
      (messages ?? [])
        .flatMap(({ message: info }) => {
          if (!info?.key?.id || !info.message) return [];
          const plaintext = plaintextOf(info);
          if (plaintext.purpose !== 'message') return [];
          return [{ info, plaintext, number: pnJid ?? null, source: 'history' as const }];
        })
        .reverse(),
    )
    .map((message, index) => ({ ...message, toldAt: { at, index } }));
}

/** The inbound message of a message from our phone. */
export async function inboundMessageOf(
  { info, plaintext, number, source, toldAt }: PhoneMessage,
  creds: Me,
  numberOfLid: NumberOfLid,
): Promise<InboundMessage> {
  const { key, participant, pushName, messageTimestamp } = info;
  const { bytes, layers } = plaintext;
  const own = bareJid(creds.me?.id ?? '');
  const fromMe = key?.fromMe === true;
  const chat = cleanId(bareJid(key?.remoteJid ?? ''));
  const author = fromMe ? own : cleanId(bareJid(key?.participant || participant || chat));
  const alternative = isGroup(chat) ? undefined : (number ?? undefined);
  const person = await personOf(author, fromMe ? undefined : alternative, numberOfLid);
  const to = fromMe ? await writtenTo(chat, alternative, numberOfLid) : TO_US;
  return {
    waMessageId: cleanId(key?.id ?? ''),
    chat,
    author,
    from: person.digits,
    fromType: person.type,
    fromMe,
    ...to,
    lidNumber: fromMe ? otherInChat(chat, to) : lidNumberOf(author, person, alternative),
    pushName: fromMe ? null : cleanName(pushName ?? undefined),
    content: await contentOf(layers, fromMe, creds.me ?? {}, numberOfLid),
    timestamp: cleanTime(Number(messageTimestamp ?? 0)),
    offline: true,
    bytes,
    change: changeOf(layers, { chat, author, fromMe }, creds.me ?? {}),
    source,
    ...(toldAt && { toldAt }),
    awaitsPhone: false,
  };
}

function plaintextOf({ key, message, messageSecret }: proto.IWebMessageInfo): Plaintext {
  const isOwn = key?.fromMe === true;
  const content = withSecret(message ?? {}, messageSecret, isOwn);
  return readMessage(content, proto.Message.encode(content).finish(), isOwn);
}

/** The phone sends the secret of a message beside it: votes and edits of the message need it. */
function withSecret(
  message: proto.IMessage,
  messageSecret: Uint8Array | null | undefined,
  isOwn: boolean,
): proto.IMessage {
  if (!messageSecret?.length || secretIn(layersOf(message, isOwn))) return message;
  return { ...message, messageContextInfo: { ...message.messageContextInfo, messageSecret } };
}

/** @throws Error of what is no history, or unpacks to too much. */
export function inflated(bytes: Uint8Array): proto.HistorySync {
  return proto.HistorySync.decode(inflateSync(bytes, { maxOutputLength: HISTORY_MAX_BYTES }));
}
