import type {
  AuthenticationCreds,
  proto,
  SignalRepositoryWithLIDStore,
} from '@whiskeysockets/baileys';
import type { Commits } from '../keys/commits';
import { HISTORY_END, type Logger } from '../api/whatsapp-socket';
import { type InboundMessage, type Notice } from '../api/inbound';
import type { SessionStore } from '../api/session-store';
import type { Receives } from '../api/activity';
import { STATUS_CHAT } from '../wire/addresses';
import { inboundMessage } from '../content/inbound';
import { type InboundStanza, isConversation } from '../content/inbound-stanza';
import { NOTHING, padded, type Plaintext, readBytes, readPadded } from '../content/plaintext';
import { historyEnds, messagesFromPhone, inboundMessageOf } from '../phone/phone-messages';
import type { Ratchets } from '../keys/ratchets';
import { RecentPlaintexts } from './recent-plaintexts';
import type { StanzaContext } from './stanza-contexts';
import { messageTimerIn } from './message-timer';
import { LAST_ATTEMPT } from '../wire/stanzas';
import { sharedKeys } from '../phone/app-state/collections/app-state-keys';
import { saltKeys } from '../keys/token-source';
import { namesFromPhone } from '../phone/history-names';
import { saltIn } from '../phone/history-salt';

type SenderKey = Parameters<SignalRepositoryWithLIDStore['processSenderKeyDistributionMessage']>[0];

/** The parts of a connection that a receiver uses. */
export interface ReceiverParts {
  creds: AuthenticationCreds;
  ratchets: Ratchets;
  commits: Commits;
  store: SessionStore;
  logger: Logger;
  /** What else is taken in. Read anew for every message. */
  receives: Receives;
  /** Hears that keys of the state of the account came, once they are durable. */
  onStateKeys: () => void;
}

/**
 * Keeps what an `enc` says, inside the open transaction of its ratchet. Each `enc` is looked for among the known ones,
 * then received, or found unreadable; and ended in any case. What is returned is for Baileys, padded.
 */
export class Receiver {
  private readonly recent: RecentPlaintexts;

  constructor(
    private readonly parts: ReceiverParts,
    private readonly inner: SignalRepositoryWithLIDStore,
  ) {
    this.recent = new RecentPlaintexts(parts.store);
  }

  /** What was here before; null where it has to be decrypted. */
  async known(context: StanzaContext): Promise<Uint8Array | null> {
    // What waited on the server may have been here before: its ratchet must not move again.
    const known = context.inbound.offline ? await this.recall(context) : null;
    return known && this.forBaileys(context, known);
  }

  /** @param decrypted as it was padded by its writer. */
  async received(context: StanzaContext, decrypted: Uint8Array): Promise<Uint8Array> {
    let plaintext: Plaintext;
    try {
      plaintext = readPadded(decrypted, context.inbound.isOwn);
    } catch (error) {
      return this.unreadable(context, error);
    }
    const senderKey = this.senderKeyIn(context, plaintext);
    if (senderKey) await this.takeSenderKey(senderKey);
    await this.keep(context, plaintext);
    return this.forBaileys(context, plaintext);
  }

  /** Every `enc` of the stanza was tried: one of which nothing was kept is kept as unread. */
  async ended(context: StanzaContext): Promise<void> {
    const { reading, isLast } = context;
    if (isLast && reading.isIncomplete && !reading.isKept) await this.keepUnread(context);
  }

  /**
   * The plaintext for Baileys, which acts on history, keys and LIDs from devices of our own account. For any
   * other author it is an empty message, so that nothing in it can pass for one of those.
   */
  private forBaileys({ inbound }: StanzaContext, plaintext: Plaintext): Uint8Array {
    return padded(inbound.isOwn ? plaintext : NOTHING);
  }

  /**
   * A message that cannot be decrypted: it came twice, or this device has no key for it.
   *
   * @throws Error of the decryption, upon which Baileys requests the message again.
   */
  async unreadable(context: StanzaContext, error: unknown): Promise<Uint8Array> {
    await this.parts.commits.settled();
    const known = await this.recall(context);
    if (known) return this.forBaileys(context, known);
    if (context.attempt < LAST_ATTEMPT || !isConversation(context.inbound)) throw error;
    this.parts.logger.warn(
      { waMessageId: context.inbound.identity.waMessageId },
      'a message cannot be decrypted, however often it is asked for: kept as unsupported',
    );
    await this.addMessage(context, null);
    return padded(NOTHING);
  }

  /**
   * Baileys refuses the stanza, and the server forgets it: that there was a message is kept, until
   * its writer sends it anew, if ever. The refusal waits for the commit, as all frames do.
   */
  private async keepUnread(context: StanzaContext): Promise<void> {
    if (!isConversation(context.inbound)) return;
    const { commits, logger } = this.parts;
    const message = await this.rowOf(context, null);
    logger.warn({ waMessageId: message.waMessageId }, 'a message could not be decrypted');
    commits.stage({ messages: [message] }).catch(() => undefined);
  }

  private async recall(context: StanzaContext): Promise<Plaintext | null> {
    const { identity, isOwn } = context.inbound;
    const recent = await this.recent.find(nameOf(context));
    const bytes = recent ?? (await this.parts.store.findBytes(identity));
    // A row without content waits for it.
    if (!bytes || bytes.length === 0) return null;
    const known = readBytes(bytes, isOwn);
    context.reading.isKept ||= known.purpose !== 'protocol';
    return known;
  }

  private async keep(context: StanzaContext, plaintext: Plaintext): Promise<void> {
    const { isBroadcast, isBetweenDevices } = context.inbound;
    if (isBroadcast && !this.isWantedStatus(context)) return;
    const purpose = isBetweenDevices ? 'protocol' : plaintext.purpose;
    if (purpose !== 'protocol') await this.addMessage(context, plaintext);
    else await this.addFromPhone(context, plaintext);
    const timer = isBetweenDevices ? null : messageTimerIn(context.inbound, plaintext);
    // In the batch before the ratchet that is set next, so that it is never durable later.
    if (timer) this.parts.commits.stage({ notices: [timer] }).catch(() => undefined);
    // A message that comes twice is recognised by its row; updates of a live location may leave none.
    if (purpose === 'message' && !plaintext.opened.liveLocationMessage) return;
    const { ratchets } = this.parts;
    await ratchets.set(await this.recent.entry(nameOf(context), plaintext.bytes));
  }

  /** What our own phone posts is no message to us. */
  private isWantedStatus({ inbound }: StanzaContext): boolean {
    return inbound.identity.chat === STATUS_CHAT && !inbound.isOwn && this.parts.receives.status;
  }

  /** Messages from our own phone that this device could not decrypt itself. */
  private async addFromPhone(
    { inbound, reading }: StanzaContext,
    { message }: Plaintext,
  ): Promise<void> {
    const { creds, ratchets, logger } = this.parts;
    if (!message?.protocolMessage || !inbound.isOwn) return;
    const salt = saltIn(message.protocolMessage);
    if (salt) await ratchets.set(saltKeys(salt));
    const shared = sharedKeys(message.protocolMessage);
    if (shared) {
      await ratchets.set(shared);
      reading.hasStateKeys = true;
    }
    const messages = messagesFromPhone(message.protocolMessage, creds, logger);
    for (const one of messages) {
      ratchets.addMessage(await inboundMessageOf(one, creds, (lid) => this.numberOf(lid)));
    }
    const ends = historyEnds(message.protocolMessage, logger);
    const notices = ends.map((chat) => historyEnd(inbound, chat));
    const appState = namesFromPhone(message.protocolMessage, creds, logger);
    // In the batch before the ratchet that is set next, so that it is never durable later.
    if (notices.length + appState.length > 0)
      this.parts.commits.stage({ notices, appState }).catch(() => undefined);
  }

  private async addMessage(context: StanzaContext, plaintext: Plaintext | null): Promise<void> {
    this.parts.ratchets.addMessage(await this.rowOf(context, plaintext));
    context.reading.isKept = true;
  }

  private rowOf({ inbound }: StanzaContext, plaintext: Plaintext | null): Promise<InboundMessage> {
    return inboundMessage(inbound, plaintext, this.parts.creds, (lid) => this.numberOf(lid));
  }

  private numberOf(lid: string): Promise<string | null> {
    return this.inner.lidMapping.getPNForLID(lid);
  }

  /** In the same transaction as the message that brought it: one without the other would be lost. */
  private async takeSenderKey(senderKey: SenderKey): Promise<void> {
    try {
      await this.parts.ratchets.transaction(() =>
        this.inner.processSenderKeyDistributionMessage(senderKey),
      );
    } catch (error) {
      // The message beside a malformed key is a message all the same.
      this.parts.logger.warn({ error: String(error) }, 'the key of a group could not be read');
    }
  }

  private senderKeyIn({ inbound }: StanzaContext, { message }: Plaintext): SenderKey | null {
    const copy = inbound.isOwn ? message?.deviceSentMessage?.message : null;
    const content: proto.IMessage | null = copy ?? message;
    const item = content?.senderKeyDistributionMessage;
    return item ? { item, authorJid: inbound.author } : null;
  }
}

/** Tells that the phone has nothing older of a chat. */
function historyEnd({ identity, timestamp }: InboundStanza, chat: string): Notice {
  return {
    waId: identity.waMessageId,
    kind: 'notification',
    type: HISTORY_END,
    from: chat,
    author: null,
    details: { tag: 'notification', attrs: { type: HISTORY_END }, children: [] },
    timestamp,
  };
}

function nameOf({ inbound, index }: StanzaContext): string {
  const { chat, author, waMessageId } = inbound.identity;
  return `${chat}/${author}/${waMessageId}/${index}`;
}
