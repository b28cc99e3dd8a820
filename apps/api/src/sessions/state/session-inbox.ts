import { Injectable } from '@nestjs/common';
import type {
  AppStateChange,
  InboundIdentity,
  InboundMessage,
  LidNumber,
  MessageReceipt,
  Notice,
  Placeholder,
  WhatsAppSocket,
} from '@whathooks/whatsapp';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { Session } from './session.entity';

/** A session as it stands when something arrives on it. */
export type SessionContext = Pick<Session, 'id' | 'organizationId' | 'metadata' | 'historyEvents'> &
  Partial<Pick<Session, 'receiveStatus' | 'receiveChannels'>> & {
    /** The linked number, in digits. */
    phone: string;
  };

/** Rejects when another process runs the session by now. */
export type SessionGuard = (tx: Transaction) => Promise<void>;

/** A session that can send, from now until its connection ends. */
export interface SessionConnection {
  session: SessionContext;
  socket: WhatsAppSocket;
  /** Makes sure that what a transaction writes is written while this process runs the session. */
  guard: SessionGuard;
}

/** Stores what arrives on sessions; implemented by `MessageInbox`, registered in its `onModuleInit`. */
export interface InboundStore {
  /** Stores messages inside the commit that also carries their ratchet. Again is harmless. */
  storeMessages(
    tx: Transaction,
    session: SessionContext,
    messages: InboundMessage[],
  ): Promise<void>;
  /** Learns numbers behind LIDs, inside the commit that also carries them for the connection. */
  learnNumbers(
    tx: Transaction,
    session: SessionContext,
    pairs: readonly LidNumber[],
  ): Promise<void>;
  /** Notes how far sent messages have come. */
  storeReceipts(
    tx: Transaction,
    session: SessionContext,
    receipts: MessageReceipt[],
  ): Promise<void>;
  findBytes(sessionId: string, identity: InboundIdentity): Promise<Uint8Array | null>;
  /** @param chats JIDs of the one chat that the message has to be of. */
  findSentBytes(
    sessionId: string,
    waMessageId: string,
    chats: string[],
  ): Promise<Uint8Array | null>;
  /** JIDs of the people whom a status post, or its deletion, was sent to; empty when there is none. */
  findAudience(sessionId: string, waMessageId: string): Promise<readonly string[]>;
  /** Messages that await the session's phone and are younger than this, newest first. */
  findPlaceholders(sessionId: string, since: Date, limit: number): Promise<Placeholder[]>;
  /** A session can send again. */
  connected(connection: SessionConnection): void;
  /** A session is about to be unlinked. Resolves when its connection may end. */
  leaving(sessionId: string): Promise<void>;
}

/**
 * A feature that handles calls and notifications, which are stored in any case. Implemented by `GroupNotices`,
 * `CallNotices`, `TimerUpdates`, `TimerLines`, `Blocking` and `ChatHistory`, each registered in its `onModuleInit`.
 */
export interface NoticeSubscriber {
  /**
   * Runs inside the commit that stores them. Again is harmless.
   *
   * @param fresh those of them that were not stored before.
   */
  storeNotices(
    tx: Transaction,
    session: SessionContext,
    notices: readonly Notice[],
    fresh: ReadonlySet<Notice>,
  ): Promise<void>;
  /** As {@link InboundStore.connected}. */
  connected?(connection: SessionConnection): void;
}

/**
 * A feature that stores the state which all devices of an account share: archived, pinned, muted, starred. Implemented
 * by `PhoneState`, registered in its `onModuleInit`.
 */
export interface StateSubscriber {
  /** Runs inside the commit that also carries how far the state was read. Again is harmless. */
  storeChanges(
    tx: Transaction,
    session: SessionContext,
    changes: readonly AppStateChange[],
  ): Promise<void>;
  /** As {@link InboundStore.connected}. */
  connected(connection: SessionConnection): void;
}

/**
 * Where the gateway hands over what a connection brings. The gateway does not know the features that store it: they
 * register here when the process starts.
 */
@Injectable()
export class SessionInbox {
  private store: InboundStore | null = null;
  private readonly noticeSubscribers: NoticeSubscriber[] = [];
  private readonly stateSubscribers: StateSubscriber[] = [];

  storeWith(store: InboundStore): void {
    if (this.store) throw new Error('the inbox has a store already');
    this.store = store;
  }

  /** Registers the handler of calls and notifications. */
  subscribeToNotices(subscriber: NoticeSubscriber): void {
    this.noticeSubscribers.push(subscriber);
  }

  /** Registers the handler of app state changes. */
  subscribeToState(subscriber: StateSubscriber): void {
    this.stateSubscribers.push(subscriber);
  }

  async storeState(
    tx: Transaction,
    session: SessionContext,
    changes: readonly AppStateChange[],
  ): Promise<void> {
    for (const subscriber of this.stateSubscribers)
      await subscriber.storeChanges(tx, session, changes);
  }

  /** See {@link InboundStore.connected}. */
  connected(connection: SessionConnection): void {
    this.inboundStore.connected(connection);
    for (const subscriber of this.stateSubscribers) subscriber.connected(connection);
    for (const subscriber of this.noticeSubscribers) subscriber.connected?.(connection);
  }

  /** See {@link InboundStore.leaving}. */
  leaving(sessionId: string): Promise<void> {
    return this.inboundStore.leaving(sessionId);
  }

  async storeNotices(
    tx: Transaction,
    session: SessionContext,
    notices: readonly Notice[],
    fresh: ReadonlySet<Notice>,
  ): Promise<void> {
    for (const subscriber of this.noticeSubscribers)
      await subscriber.storeNotices(tx, session, notices, fresh);
  }

  get inboundStore(): InboundStore {
    if (!this.store) throw new Error('no inbound store is registered');
    return this.store;
  }
}
