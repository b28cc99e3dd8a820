import { Injectable } from '@nestjs/common';
import type { MessageDirection, MessageStatusName, MessageTypeName } from '@whathooks/dto';
import type { Tenant } from '../database/tenant-repository';
import { TransactionTopic } from './transaction-topic';

/** A message that takes its place in its chat. */
export interface StoredMessage {
  /** UUID. */
  id: string;
  /** Where it stands in its chat, as a UUID: its own id, but for one that was moved to another time. */
  place: string;
  /** JID, by phone number wherever it is known. */
  chat: string;
  direction: MessageDirection;
  type: MessageTypeName;
  status: MessageStatusName;
  /** Digits of who wrote it. */
  sender: string;
  senderType: 'phone' | 'lid';
  pushName: string | null;
  /** Whether an inbound message of a group mentions the number, or the whole group. */
  mentionsMe: boolean;
  /** Whether an inbound message answers one that the number wrote. */
  isReplyToMe: boolean;
  /** Told by the phone as of before the number was linked. */
  isHistory: boolean;
  /** Written on the phone, or on another device of the account. */
  isFromPhone: boolean;
  /** Written by the number itself, because of something that happened. */
  isAutomatic: boolean;
  /** UUID of the person of the organization who had it sent; null for anybody else. */
  sentByUser: string | null;
  /** When it was written, by WhatsApp's clock. */
  sentAt: Date;
}

/** Messages of one session that were stored, in the order in which they came. */
export interface StoredMessages extends Tenant {
  sessionId: string;
  messages: readonly StoredMessage[];
}

/** Numbers behind LIDs, both in digits, that one session did not know until now. Messages have joined their chats. */
export interface LearnedNumbers extends Tenant {
  sessionId: string;
  pairs: readonly { lid: string; phone: string }[];
  /** UUIDs of messages of which another row was the same, which is gone. */
  kept: readonly string[];
}

/** Chats of one session that were read up to a message, on the phone. */
export interface ReadChats extends Tenant {
  sessionId: string;
  /** JID of each chat, and UUID of the newest message that was read. */
  marks: readonly { chat: string; upTo: string }[];
}

/** Chats of one session in which messages stood that were none after all: they were removed, or are reactions. */
export interface ThinnedChats extends Tenant {
  sessionId: string;
  /** JIDs. */
  chats: readonly string[];
}

/** Topics on which messages are published in the transaction that stores them. */
@Injectable()
export class MessageTopics {
  readonly stored = new TransactionTopic<StoredMessages>();
  readonly read = new TransactionTopic<ReadChats>();
  readonly thinned = new TransactionTopic<ThinnedChats>();
  readonly learned = new TransactionTopic<LearnedNumbers>();
}
