import {
  type BinaryNode,
  type CacheStore,
  encodeSignedDeviceIdentity,
  encodeWAMessage,
  extractE2ESessionFromRetryReceipt,
  normalizeMessageContent,
  proto,
  type WASocket,
} from '@whiskeysockets/baileys';
import { Mutex } from 'async-mutex';
import { bareJid, isGroup, isShared, STATUS_CHAT } from '../wire/addresses';
import { isOwn } from '../content/changes';
import { isStorable } from '../wire/clean';
import type { Logger } from '../api/whatsapp-socket';
import type { SessionStore } from '../api/session-store';
import type { GroupReaders } from '../groups/group-readers';
import type { PrivacyTokens } from '../keys/privacy-tokens';
import { mediaTypeOf } from './media-type';
import { isInAudience, isMember, namesOfChat, wasReader } from './retry-rights';
import { editAttribute, metaNodes } from './stanza-attributes';
import { childrenOf, LAST_ATTEMPT } from '../wire/stanzas';

/** What a retry receipt asks for. */
interface RetryRequest {
  waMessageId: string;
  /** JID of the one device that could not read the message. */
  device: string;
  /** Chat that asks. */
  chat: string;
  /** How often this device has request. */
  count: number;
  /** Whether it is a device of our own account. */
  isOwn: boolean;
}

export interface RetryParts {
  findSentBytes: SessionStore['findSentBytes'];
  findAudience: SessionStore['findAudience'];
  /** Whom messages to groups were sent to. */
  readers: GroupReaders;
  /** How often was answered; outlives a connection. */
  counts: CacheStore;
  tokens: PrivacyTokens;
  logger: Logger;
}

/**
 * Sends a message again to the one device that could not read it, if the message was for who asks. The
 * id of a message says nothing of that: anybody can name any.
 *
 * Baileys would send two encrypted texts to a device that is no phone, and a message that a phone asks
 * for to all devices once more, with the group too; and it attaches no privacy token to what it sends
 * again. It builds the stanza where nobody can reach it, so that the answer is all ours.
 */
export class RetryAnswers {
  /** One after the other: each step of a ratchet needs the one before. */
  private readonly mutex = new Mutex();

  constructor(
    private readonly socket: WASocket,
    private readonly parts: RetryParts,
  ) {}

  /** Answers, and acknowledges the receipt in any case. Never rejects. */
  async answer(receipt: BinaryNode): Promise<void> {
    await this.mutex.runExclusive(async () => {
      const request = retryRequestIn(receipt, this.socket.user);
      try {
        if (request) await this.answerRequest(request, receipt);
      } catch (error) {
        const details = { waMessageId: request?.waMessageId, error: String(error) };
        this.parts.logger.warn(details, 'a message that could not be read was not sent again');
      }
      await this.socket.sendNode(ackOf(receipt)).catch(() => undefined);
    });
  }

  private async answerRequest(request: RetryRequest, receipt: BinaryNode): Promise<void> {
    const content = await this.contentFor(request);
    if (!content) this.refuse(request);
    // A deleted message has no content.
    else if (content.length > 0 && (await this.isBelowLimit(request))) {
      if (await this.isStillThere(request)) await this.send(request, content, receipt);
      else this.refuse(request);
    }
  }

  /** Null for a message that was not sent to the requesting device. */
  private async contentFor(request: RetryRequest): Promise<Uint8Array | null> {
    const { waMessageId, chat } = request;
    const names = await namesOfChat(this.socket, chat);
    const content = await this.parts.findSentBytes(waMessageId, names);
    if (!content || request.isOwn || !isShared(chat)) return content;
    if (chat === STATUS_CHAT) {
      const audience = await this.parts.findAudience(waMessageId);
      return (await isInAudience(this.socket, audience, request.device)) ? content : null;
    }
    return (await wasReader(this.socket, this.parts.readers, request)) ? content : null;
  }

  /** The answer brings our key of the group, which is for its members alone. */
  private async isStillThere({ chat, device, isOwn: isOurs }: RetryRequest): Promise<boolean> {
    return isOurs || !isGroup(chat) || (await isMember(this.socket, chat, device));
  }

  private refuse({ waMessageId, chat, device }: RetryRequest): void {
    const details = { waMessageId, chat, device };
    this.parts.logger.warn(details, 'a retry receipt was ignored: its sender is no recipient');
  }

  private async isBelowLimit({ waMessageId, device }: RetryRequest): Promise<boolean> {
    const { counts } = this.parts;
    const name = `answered ${waMessageId} ${device}`;
    const answered = (await counts.get<number>(name)) ?? 0;
    if (answered >= LAST_ATTEMPT) return false;
    await counts.set(name, answered + 1);
    return true;
  }

  private async send(
    request: RetryRequest,
    content: Uint8Array,
    receipt: BinaryNode,
  ): Promise<void> {
    const message = proto.Message.decode(content);
    await this.startSession(request, receipt);
    const data = encodeWAMessage(await this.written(request, message));
    const { signalRepository } = this.socket;
    const { type, ciphertext } = await signalRepository.encryptMessage({
      jid: request.device,
      data,
    });
    const mediatype = mediaTypeOf(message);
    const enc = {
      v: '2',
      type,
      count: String(request.count),
      ...(mediatype && { mediatype }),
    };
    const token = isShared(request.chat) || request.isOwn ? null : await this.token(request);
    await this.socket.sendNode({
      tag: 'message',
      attrs: {
        id: request.waMessageId,
        type: stanzaType(message),
        ...editAttribute(message),
        ...addressOf(request),
      },
      content: [
        { tag: 'enc', attrs: enc, content: ciphertext },
        ...metaNodes(message),
        ...this.identity(),
        ...(token ? [token] : []),
      ],
    });
  }

  /** From the keys that came with the receipt, or from those that the server has of the device. */
  private async startSession({ device }: RetryRequest, receipt: BinaryNode): Promise<void> {
    const session = extractE2ESessionFromRetryReceipt(receipt);
    if (session) await this.socket.signalRepository.injectE2ESession({ jid: device, session });
    else await this.socket.assertSessions([device], true);
  }

  private async written(request: RetryRequest, message: proto.Message): Promise<proto.IMessage> {
    if (isShared(request.chat)) return { ...message, ...(await this.groupKey(request.chat)) };
    if (!request.isOwn) return message;
    const { messageContextInfo = null } = message;
    return { deviceSentMessage: { destinationJid: request.chat, message }, messageContextInfo };
  }

  /** Who could not read a message of a group may not have our key of the group. */
  private async groupKey(
    group: string,
  ): Promise<Pick<proto.IMessage, 'senderKeyDistributionMessage'>> {
    const { signalRepository, user } = this.socket;
    for (const meId of [user?.lid, user?.id]) {
      if (!meId || !(await signalRepository.hasSenderKey({ group, meId }))) continue;
      const key = await signalRepository.getSenderKeyDistributionMessage({ group, meId });
      return {
        senderKeyDistributionMessage: {
          groupId: group,
          axolotlSenderKeyDistributionMessage: key,
        },
      };
    }
    return {};
  }

  private token({ device }: RetryRequest): Promise<BinaryNode | null> {
    return this.parts.tokens.nodeFor(device);
  }

  /** Shows that our own phone has linked this device. */
  private identity(): BinaryNode[] {
    const { account } = this.socket.authState.creds;
    if (!account) return [];
    const content = encodeSignedDeviceIdentity(account, true);
    return [{ tag: 'device-identity', attrs: {}, content }];
  }
}

export function isRetry({ attrs }: BinaryNode): boolean {
  return attrs['type'] === 'retry';
}

/** Null for one that names nothing, or a message that is not ours. */
function retryRequestIn({ attrs, content }: BinaryNode, me: WASocket['user']): RetryRequest | null {
  const { id, from, participant, recipient } = attrs;
  const device = participant ?? from;
  if (!id || !from || !device) return null;
  if (![id, from, device, recipient ?? ''].every(isStorable)) return null;
  const isOurs = isOwn(device, me ?? {});
  // Of a message that another device of ours wrote, only that one can say what stands in it.
  if (recipient && !isOurs) return null;
  // In a chat with a person, the requesting account is the chat.
  const chat = isShared(from) ? from : isOurs ? recipient : bareJid(device);
  if (!chat) return null;
  const retry = childrenOf({ tag: '', attrs: {}, ...(content ? { content } : {}) }).find(
    ({ tag }) => tag === 'retry',
  );
  const count = Number(retry?.attrs['count']);
  return {
    waMessageId: id,
    device,
    chat,
    count: Number.isSafeInteger(count) && count > 0 ? count : 1,
    isOwn: isOurs,
  };
}

function addressOf({ chat, device, isOwn }: RetryRequest): Record<string, string> {
  if (isShared(chat)) return { to: chat, participant: device };
  return { to: device, device_fanout: 'false', ...(isOwn ? { recipient: chat } : {}) };
}

/** The `type` attribute of a message stanza. */
function stanzaType(message: proto.IMessage): string {
  const content = normalizeMessageContent(message);
  if (content?.reactionMessage) return 'reaction';
  if (content?.pollCreationMessage ?? content?.pollCreationMessageV3 ?? content?.pollUpdateMessage)
    return 'poll';
  return mediaTypeOf(message) ? 'media' : 'text';
}

function ackOf({ tag, attrs }: BinaryNode): BinaryNode {
  const { id, from, participant, recipient, type } = attrs;
  const given = { id, to: from, class: tag, participant, recipient, type };
  const entries = Object.entries(given).filter((entry): entry is [string, string] => !!entry[1]);
  return { tag: 'ack', attrs: Object.fromEntries(entries) };
}
