import { jidNormalizedUser, proto, type WASocket } from '@whiskeysockets/baileys';
import { isGroup } from '../wire/addresses';
import type { HistoryQuestion, Logger } from '../api/whatsapp-socket';
import type { InboundMessage, Placeholder } from '../api/inbound';
import type { SessionStore } from '../api/session-store';

/** The phone does not send older ones again. */
const DAYS = 14;
const DAY_MS = 86_400_000;

/** Messages that the phone is asked for again when a connection is open, at most. */
const ASKED_AGAIN = 100;

/** Kinds that the phone keeps to itself, however often it is asked. */
const NOT_TOLD = new Set([
  'bot_unavailable_fanout',
  'hosted_unavailable_fanout',
  'view_once_unavailable_fanout',
]);

/** Messages that are younger may be asked for. */
function askableSince(): Date {
  return new Date(Date.now() - DAYS * DAY_MS);
}

/**
 * Whether our own phone resends the content of a message that came without it.
 *
 * @param unavailable why it came without it.
 */
export function mayAskPhone(unavailable: string, { timestamp }: InboundMessage): boolean {
  return !NOT_TOLD.has(unavailable) && timestamp > askableSince();
}

/**
 * Asks our own phone for the contents of messages that came without one. Its answers are messages of
 * their own, if it answers at all.
 */
export class PhoneRequests {
  constructor(
    private readonly socket: WASocket,
    private readonly store: SessionStore,
    private readonly logger: Logger,
  ) {}

  /** Repeats requests of earlier connections: they are lost with the connection, or the process. Never rejects. */
  async askAgain(): Promise<void> {
    try {
      await ask(this.socket, await this.store.findPlaceholders(askableSince(), ASKED_AGAIN));
    } catch (error) {
      this.failed(error);
    }
  }

  /** Never rejects. */
  async ask(placeholders: readonly Placeholder[]): Promise<void> {
    try {
      await ask(this.socket, placeholders);
    } catch (error) {
      this.failed(error);
    }
  }

  /** Asks for a key of the state of the account, which the phone shares with its devices. */
  async askForStateKey(keyId: Uint8Array): Promise<void> {
    const { APP_STATE_SYNC_KEY_REQUEST: type } = proto.Message.ProtocolMessage.Type;
    const protocolMessage = { type, appStateSyncKeyRequest: { keyIds: [{ keyId }] } };
    const own = jidNormalizedUser(this.socket.user?.id);
    await this.socket.relayMessage(
      own,
      { protocolMessage },
      {
        additionalAttributes: { category: 'peer', push_priority: 'high_force' },
        additionalNodes: [{ tag: 'meta', attrs: { appdata: 'default' } }],
      },
    );
  }

  /** Asks for older messages of a chat. */
  async askForHistory({ waMessageId: id, chat, ...question }: HistoryQuestion): Promise<void> {
    const { fromMe, timestamp, count } = question;
    const key = { remoteJid: chat, fromMe, id };
    await this.socket.fetchMessageHistory(count, key, timestamp.getTime());
  }

  private failed(error: unknown): void {
    this.logger.warn({ error: String(error) }, 'a request to our own phone failed');
  }
}

async function ask(socket: WASocket, placeholders: readonly Placeholder[]): Promise<void> {
  if (placeholders.length === 0) return;
  const keys = placeholders.map(({ waMessageId: id, chat: remoteJid, author, fromMe }) => ({
    messageKey: { remoteJid, fromMe, id, ...(isGroup(remoteJid) ? { participant: author } : {}) },
  }));
  await socket.sendPeerDataOperationMessage({
    placeholderMessageResendRequest: keys,
    peerDataOperationRequestType:
      proto.Message.PeerDataOperationRequestType.PLACEHOLDER_MESSAGE_RESEND,
  });
}
