import {
  areJidsSameUser,
  type BinaryNode,
  type Contact,
  type WASocket,
} from '@whiskeysockets/baileys';
import { bareJid, isShared, type NumberOfLid, personOf } from '../wire/addresses';
import { cleanId } from '../wire/clean';
import type { MessageReceipt } from '../api/inbound';
import { takeOver } from './guarded-frames';
import type { Intake, StanzaInProgress } from './intake';
import { isRetry, type RetryAnswers } from '../outbound/retry-answers';
import type { Commits } from '../keys/commits';
import { childrenOf, timeOf } from '../wire/stanzas';

/** What the types of receipts mean. No type is delivered; other types are between devices. */
const STATUSES: Partial<Record<string, MessageReceipt['status']>> = {
  '': 'delivered',
  inactive: 'delivered',
  read: 'read',
  played: 'played',
};

/** Receipts that are committed together at most. */
const TOGETHER = 100;

/**
 * Commits receipts before Baileys acknowledges them, in the order they came. Baileys' events come
 * after the acknowledgement, and merge and drop some.
 */
export class ReceiptQueue {
  private readonly stock: (stanza: BinaryNode) => Promise<void>;
  private readonly waiting: StanzaInProgress[] = [];
  private working = false;

  /**
   * @param retries sends a message again, and acknowledges the receipt that asks for it.
   * @param onFailure ends the connection, where it has not ended.
   */
  constructor(
    private readonly socket: WASocket,
    intake: Intake,
    private readonly commits: Commits,
    private readonly retries: RetryAnswers,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.stock = takeOver(socket, 'CB:receipt', (stanza: BinaryNode) => {
      // Baileys would put it into its background queue.
      delete stanza.attrs['offline'];
      this.waiting.push(intake.take(stanza));
      void this.work();
    });
  }

  /** Discards what waits: the server sends it again. */
  close(): void {
    this.waiting.length = 0;
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    while (this.waiting.length > 0) await this.take(this.waiting.splice(0, TOGETHER));
    this.working = false;
  }

  private async take(taken: readonly StanzaInProgress[]): Promise<void> {
    const { lidMapping } = this.socket.signalRepository;
    const numberOfLid: NumberOfLid = (lid) => lidMapping.getPNForLID(lid);
    try {
      const read = taken.map(({ stanza }) => receiptsOf(stanza, this.socket.user, numberOfLid));
      const receipts = (await Promise.all(read)).flat();
      if (receipts.length > 0) await this.commits.stage({ receipts });
      for (const inProgress of taken) inProgress.settle();
      for (const { stanza } of taken) {
        await (isRetry(stanza) ? this.retries.answer(stanza) : this.stock(stanza));
      }
    } catch (error) {
      // Their commit failed, as a rule, and the connection is cut: the server sends them again.
      this.onFailure(error);
    }
  }
}

/** Types of receipts for messages that our own account read: the first is sent where read receipts are off. */
const OWN_READS: ReadonlySet<string> = new Set(['read-self', 'read']);

/** Parses a receipt stanza for messages that we sent, or that our phone read. */
export async function receiptsOf(
  stanza: BinaryNode,
  me: Contact | undefined,
  numberOfLid: NumberOfLid,
): Promise<MessageReceipt[]> {
  const { from = '', participant, type = '' } = stanza.attrs;
  const isOurs = type === 'read-self' || isMe(participant ?? from, me);
  if (isOurs) return OWN_READS.has(type) ? ownReads(stanza) : [];
  const status = STATUSES[type];
  if (!status) return [];
  const by =
    isShared(bareJid(from)) && participant
      ? await personOf(bareJid(participant), stanza.attrs['participant_pn'], numberOfLid)
      : null;
  return idsIn(stanza).map((waMessageId) => ({
    waMessageId,
    chat: cleanId(bareJid(from)),
    status,
    ...(by && { by }),
    error: null,
    timestamp: timeOf(stanza),
  }));
}

/** Messages that came, and were read on our phone. */
function ownReads(stanza: BinaryNode): MessageReceipt[] {
  const { from = '', recipient } = stanza.attrs;
  const chat = cleanId(bareJid(recipient ?? from));
  const read = {
    chat,
    status: 'read',
    isOurs: true,
    error: null,
    timestamp: timeOf(stanza),
  } as const;
  return idsIn(stanza).map((waMessageId) => ({ waMessageId, ...read }));
}

/** Ids of all messages that a receipt is about. */
function idsIn(stanza: BinaryNode): string[] {
  const list = childrenOf(stanza).find(({ tag }) => tag === 'list');
  return [stanza.attrs['id'], ...(list ? childrenOf(list).map(({ attrs }) => attrs['id']) : [])]
    .filter((name): name is string => Boolean(name))
    .map(cleanId);
}

function isMe(jid: string, me: Contact | undefined): boolean {
  return [me?.id, me?.lid].some((own) => own !== undefined && areJidsSameUser(jid, own));
}
