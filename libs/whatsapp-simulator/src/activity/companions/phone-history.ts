import { deflateSync } from 'node:zlib';
import { encodeWAMessage, proto } from '@whiskeysockets/baileys';
import { type Account, chatJid, type Device } from '../../store/accounts';
import { phoneJid } from '../../wire/addresses';
import type { KeptMessage } from '../../store/chats';
import { type Exchange, newMessageId } from '../../exchange/exchange';
import { isGroup } from '../../store/groups';
import { withSalt } from '../../phone/history-salt';
import { seconds } from '../../wire/nodes';

/** Messages in a history, at most. */
const HISTORY_MAX = 200;

/** After linking, the phone sends its newest messages and the push names. */
export async function sendFirstHistory(
  exchange: Exchange,
  account: Account,
  device: Device,
): Promise<void> {
  if (device.historySent) return;
  device.historySent = true;
  exchange.accounts.saveDevice(device);
  const said = exchange.chats.newest(account.phone, HISTORY_MAX);
  const history = proto.HistorySync.encode({
    syncType: proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP,
    conversations: conversations(exchange, said),
    pushnames: pushNames(exchange, account, said),
    progress: 100,
    chunkOrder: 1,
  }).finish();
  const salt = exchange.tokens.saltOf(account);
  const { INITIAL_BOOTSTRAP } = proto.Message.HistorySyncType;
  const bytes = salt ? withSalt(history, salt) : history;
  await sendHistory(exchange, account, device, INITIAL_BOOTSTRAP, bytes);
}

/** Sends a history that is small enough to be inlined into its notification. */
export function sendHistory(
  exchange: Exchange,
  account: Account,
  device: Device,
  syncType: proto.Message.HistorySyncType,
  history: Uint8Array,
): Promise<void> {
  return sendToCompanion(exchange, account, device, {
    type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
    historySyncNotification: {
      syncType,
      initialHistBootstrapInlinePayload: deflateSync(history),
      chunkOrder: 1,
      progress: 100,
    },
  });
}

/** Answers a companion's request to resend messages that it could not decrypt. */
export async function resendPlaceholders(
  exchange: Exchange,
  account: Account,
  device: Device,
  request: proto.Message.IPeerDataOperationRequestMessage,
): Promise<void> {
  const requested = request.placeholderMessageResendRequest ?? [];
  const found = requested.flatMap(({ messageKey }) => {
    const { remoteJid, fromMe, id } = messageKey ?? {};
    const chat = remoteJid ?? '';
    const message = exchange.chats.kept(account.phone, {
      peer: isGroup(chat) ? chat : (exchange.accounts.named(chat)?.phone ?? ''),
      id: id ?? '',
      direction: fromMe ? 'out' : 'in',
    });
    return message ? [message] : [];
  });
  await sendToCompanion(exchange, account, device, {
    type: proto.Message.ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE,
    peerDataOperationRequestResponseMessage: {
      peerDataOperationRequestType: request.peerDataOperationRequestType,
      peerDataOperationResult: found.map((message) => ({
        placeholderMessageResendResponse: {
          webMessageInfoBytes: proto.WebMessageInfo.encode(infoOf(exchange, message)).finish(),
        },
      })),
    },
  });
}

/** Answers a companion's request for older messages of a chat; the answer says whether there are more. */
export async function sendOlderHistory(
  exchange: Exchange,
  account: Account,
  device: Device,
  request: proto.Message.IPeerDataOperationRequestMessage,
): Promise<void> {
  const { chatJid: chat, oldestMsgId, onDemandMsgCount } = request.historySyncOnDemandRequest ?? {};
  const peer = isGroup(chat ?? '') ? chat : exchange.accounts.named(chat ?? '')?.phone;
  if (!peer || !oldestMsgId) return;
  const limit = Math.min(onDemandMsgCount ?? 0, HISTORY_MAX);
  const found = exchange.chats.before(account.phone, peer, oldestMsgId, limit + 1);
  const page = found.slice(0, limit);
  const { EndOfHistoryTransferType } = proto.Conversation;
  const [conversation = { id: jidOf(exchange, peer) }] = conversations(exchange, page);
  const history = proto.HistorySync.encode({
    syncType: proto.HistorySync.HistorySyncType.ON_DEMAND,
    conversations: [
      {
        ...conversation,
        endOfHistoryTransferType:
          found.length > page.length
            ? EndOfHistoryTransferType.COMPLETE_ON_DEMAND_SYNC_BUT_MORE_MSG_REMAIN_ON_PRIMARY
            : EndOfHistoryTransferType.COMPLETE_AND_NO_MORE_MESSAGE_REMAIN_ON_PRIMARY,
      },
    ],
  }).finish();
  const { ON_DEMAND } = proto.Message.HistorySyncType;
  await sendHistory(exchange, account, device, ON_DEMAND, history);
}

/** Groups messages by chat; chats and messages are newest first. */
function conversations(exchange: Exchange, messages: KeptMessage[]): proto.IConversation[] {
  const chats = new Map<string, KeptMessage[]>();
  for (const message of messages) {
    const chat = chats.get(message.peer);
    if (chat) chat.push(message);
    else chats.set(message.peer, [message]);
  }
  return [...chats].map(([peer, said]) => ({
    id: jidOf(exchange, peer),
    ...(exchange.accounts.find(peer)?.addressing === 'lid' ? { pnJid: phoneJid(peer) } : {}),
    messages: said.map((message) => ({ message: infoOf(exchange, message) })),
  }));
}

/** What the account and everybody in its messages call themselves. */
function pushNames(
  { accounts }: Exchange,
  { phone }: Account,
  messages: readonly KeptMessage[],
): proto.IPushname[] {
  const people = new Set([phone, ...messages.flatMap(({ peer, author }) => [peer, author])]);
  return [...people].flatMap((person) => {
    const known = person && !isGroup(person) ? accounts.find(person) : undefined;
    return known ? [{ id: chatJid(known), pushname: known.name }] : [];
  });
}

function infoOf(exchange: Exchange, kept: KeptMessage): proto.IWebMessageInfo {
  const { id, peer, author, direction, content, at } = kept;
  const participant = author ? { participant: phoneJid(author) } : {};
  return {
    key: { remoteJid: jidOf(exchange, peer), fromMe: direction === 'out', id, ...participant },
    message: content,
    messageTimestamp: at,
  };
}

function jidOf({ accounts }: Exchange, peer: string): string {
  return isGroup(peer) ? peer : chatJid(accounts.get(peer));
}

/** Sends a protocol message of the phone to one of its companions. */
export function sendToCompanion(
  exchange: Exchange,
  account: Account,
  device: Device,
  protocolMessage: proto.Message.IProtocolMessage,
): Promise<void> {
  return exchange.sendEncrypted(account, device, encodeWAMessage({ protocolMessage }), {
    id: newMessageId(account),
    t: seconds(),
    from: phoneJid(account.phone),
    category: 'peer',
  });
}
