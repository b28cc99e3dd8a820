import { Injectable, Logger } from '@nestjs/common';
import {
  bareJid,
  digitsOf,
  type MessageContent,
  openSealed,
  type Unsealed,
  userJid,
} from '@whathooks/whatsapp';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { contentColumns } from '../content/kinds';
import { LidNumbersRepository } from '../store/chats/lid-numbers.repository';
import { MessageChange } from '../store/changes/message-change.entity';
import type { Message } from '../store/message.entity';
import { sealedBytes } from './message-changes.repository';

/** A change as it is to be applied. */
export interface OpenedChange extends MessageChange {
  /** Of a comment: what it says, and its own bytes. */
  comment?: { content: MessageContent; bytes: Buffer };
}

type Writer = Pick<Message, 'author' | 'sender' | 'senderType'>;

/** Opens changes that are encrypted with the secret of the message they are about. */
@Injectable()
export class SealedChanges {
  private readonly logger = new Logger(SealedChanges.name);

  constructor(private readonly lids: LidNumbersRepository) {}

  /**
   * A change as it is to be applied, and stored so; with the bytes that came, which its row has no longer.
   *
   * @returns null where it cannot be opened: it waits until more is known of the addresses of these people.
   */
  async open(
    tx: Transaction,
    session: SessionContext,
    change: MessageChange,
    target: Message,
  ): Promise<OpenedChange | null> {
    // What we sent ourselves is stored as it is sent, and is open already.
    const bytes = change.outboundStatus ? null : await sealedBytes(tx, session, change, target);
    if (!bytes) return change;
    const opened = await this.unsealed(tx, session, change, target, bytes);
    // Its writer decides what stands in it beside the form that was read.
    if (opened?.kind !== change.kind) {
      const details = { sessionId: session.id, messageId: target.id, kind: change.kind };
      this.logger.warn(details, 'an encrypted change cannot be decrypted');
      return null;
    }
    const said = { ...columnsOf(opened), bytes: null };
    await tx.manager.update(
      MessageChange,
      { organizationId: session.organizationId, id: change.id },
      said,
    );
    return {
      ...{ ...change, ...said, bytes: bytes.change },
      ...(opened.kind === 'comment' && {
        comment: { content: opened.content, bytes: Buffer.from(opened.bytes) },
      }),
    };
  }

  private async unsealed(
    tx: Transaction,
    session: SessionContext,
    change: MessageChange,
    target: Message,
    bytes: { change: Buffer; target: Buffer },
  ): Promise<Unsealed | null> {
    const authors = await this.addressesOf(tx, session, target);
    const actors = await this.addressesOf(tx, session, change);
    const own = await this.addressesOf(tx, session, ownOf(session));
    return openSealed(
      {
        ...bytes,
        ...{ waMessageId: target.waMessageId, authors, actors },
        isOwn: isOwn(session, change),
        isTargetOwn: target.direction === 'outbound',
        options: target.details?.poll?.options,
      },
      { id: userJid(session.phone), lid: own.find((jid) => jid.endsWith('@lid')) },
      async (lid) => {
        const number = await this.lids.numberWithin(tx, session, digitsOf(lid));
        return number && userJid(number);
      },
    );
  }

  /** Every address of a person that the session has met, the one that came first. */
  private async addressesOf(
    tx: Transaction,
    session: SessionContext,
    { author, sender, senderType }: Writer,
  ): Promise<string[]> {
    const pairs = await this.lids.pairsWith(tx, session, [digitsOf(author), sender]);
    const jids = [
      bareJid(author),
      senderType === 'phone' ? userJid(sender) : `${sender}@lid`,
      ...pairs.flatMap(({ lid, phone }) => [`${lid}@lid`, userJid(phone)]),
    ];
    return [...new Set(jids)];
  }
}

function ownOf({ phone }: SessionContext): Writer {
  return { author: userJid(phone), sender: phone, senderType: 'phone' };
}

function isOwn({ phone }: SessionContext, { sender, senderType }: MessageChange): boolean {
  return senderType === 'phone' && sender === phone;
}

function columnsOf(opened: Unsealed): Pick<MessageChange, 'text' | 'details' | 'said'> {
  const nothing = { text: null, details: null, said: null };
  // It is kept as a message.
  if (opened.kind === 'comment') return nothing;
  if (opened.kind === 'vote') return { ...nothing, said: { options: opened.options } };
  if (opened.kind === 'reaction') return { ...nothing, text: opened.emoji };
  if (opened.kind === 'option') return { ...nothing, said: { options: [opened.name] } };
  if (opened.kind === 'answer') {
    const { response, guests } = opened;
    return { ...nothing, said: { options: [response], ...(guests > 0 && { guests }) } };
  }
  const { text, details } = contentColumns(opened.content);
  return { ...nothing, text, details };
}
