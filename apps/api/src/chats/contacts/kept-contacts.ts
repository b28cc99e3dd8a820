import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isGroup } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';
import type { Transaction } from '../../platform/database/unit-of-work';
import {
  MessageTopics,
  type StoredMessage,
  type StoredMessages,
} from '../../platform/events/message-topics';
import { KeptContactsRepository, type Met } from './kept-contacts.repository';
import { personOfChat } from './person-address';

/** People whose names are remembered as stored, of all sessions. */
const REMEMBERED = 50_000;

/** Stores the people with whom a number has messages, in the transaction of the messages. */
@Injectable()
export class KeptContacts implements OnModuleInit {
  /** What was stored last, so that the next message of the same person costs nothing. */
  private readonly stored = new LRUCache<string, string>({ max: REMEMBERED });

  constructor(
    private readonly topics: MessageTopics,
    private readonly kept: KeptContactsRepository,
  ) {}

  onModuleInit(): void {
    this.topics.stored.listen((tx, stored) => this.keep(tx, stored));
  }

  private async keep(
    tx: Transaction,
    { organizationId, sessionId, messages }: StoredMessages,
  ): Promise<void> {
    const nameOf = ({ type, digits }: Met): string => `${sessionId} ${type} ${digits}`;
    const met = metIn(messages).filter((person) => {
      const known = this.stored.get(nameOf(person));
      return known === undefined || (person.pushName !== null && known !== person.pushName);
    });
    if (met.length === 0) return;
    const isTold = messages.some(
      ({ direction, isFromPhone }) => direction === 'inbound' || isFromPhone,
    );
    await this.kept.keep(tx, { id: sessionId, organizationId }, met, isTold);
    tx.afterCommit(() => {
      for (const person of met) this.stored.set(nameOf(person), person.pushName ?? '');
    });
  }
}

/** Everybody whom messages name, by their digits: locks are taken in this order. */
function metIn(messages: readonly StoredMessage[]): Met[] {
  const met = new Map<string, Met>();
  for (const message of messages) {
    for (const person of peopleOf(message)) {
      const name = `${person.type} ${person.digits}`;
      // A history goes back in time within a chat; live messages come in order. The last name counts.
      met.set(name, { ...person, pushName: person.pushName ?? met.get(name)?.pushName ?? null });
    }
  }
  return [...met.values()].sort((a, b) => (a.digits < b.digits ? -1 : 1));
}

/** Who wrote a message, and whom its chat is with. */
function peopleOf({ chat, direction, sender, senderType, pushName }: StoredMessage): Met[] {
  const other = personOfChat(chat);
  if (!other && !isGroup(chat)) return [];
  const writer: Met[] =
    direction === 'inbound' && /^\d+$/.test(sender)
      ? [{ digits: sender, type: senderType, pushName }]
      : [];
  return other ? [{ ...other, pushName: null }, ...writer] : writer;
}
