import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AppStateChange } from '@whathooks/whatsapp';
import type { Transaction } from '../../platform/database/unit-of-work';
import {
  type SessionConnection,
  type SessionContext,
  SessionInbox,
  type StateSubscriber,
} from '../../sessions/state/session-inbox';
import { type PhoneChange, PhoneChanges } from '../kept/phone-changes';
import { IntentsRepository } from '../app-state/intents.repository';
import { IntentWorkers } from '../app-state/intent-workers';
import { PhoneLabels } from './phone-labels';
import { type KnownChat, PhoneStateRepository } from './phone-state.repository';
import { PhoneStars } from './phone-stars';
import { type NamesOfHistory, ToldNames } from './told-names';

/**
 * Takes over what is done on phones: into chats, contacts, stars and labels, in the transaction of the connection.
 * Later intents that are not sent yet win over it.
 */
@Injectable()
export class PhoneState implements StateSubscriber, OnModuleInit {
  constructor(
    private readonly inbox: SessionInbox,
    private readonly intents: IntentsRepository,
    private readonly workers: IntentWorkers,
    private readonly state: PhoneStateRepository,
    private readonly phone: PhoneChanges,
    private readonly labels: PhoneLabels,
    private readonly stars: PhoneStars,
    private readonly names: ToldNames,
  ) {}

  onModuleInit(): void {
    this.inbox.subscribeToState(this);
  }

  connected(connection: SessionConnection): void {
    this.workers.resume(connection);
  }

  async storeChanges(
    tx: Transaction,
    session: SessionContext,
    told: readonly AppStateChange[],
  ): Promise<void> {
    await this.names.fill(tx, session, told.filter(isNames));
    const changes = told.filter((change) => !isNames(change));
    if (changes.length === 0) return;
    const counting = await this.counting(tx, session, changes);
    const names = new Map(
      counting.flatMap((change) => ('chat' in change ? [[change.chat, change.namedAs]] : [])),
    );
    const known = await this.state.known(tx, session, [...names.keys()]);
    const done = counting.flatMap((change) => phoneChangesOf(change, known));
    if (done.length > 0) await this.phone.apply(tx, session, done);
    await this.labels.take(tx, session, counting);
    await this.stars.take(tx, session, counting.filter(isStar));
    if (names.size > 0) await this.state.name(tx, session, names);
  }

  /** Without what an intent that was made later takes back anyway. */
  private async counting(
    tx: Transaction,
    session: SessionContext,
    changes: readonly AppStateChange[],
  ): Promise<AppStateChange[]> {
    const named = changes.map((change) => ({ change, at: change.at, subject: subjectOf(change) }));
    const given = named.flatMap(({ subject, at }) => (subject === null ? [] : [{ subject, at }]));
    if (given.length === 0) return [...changes];
    const overtaken = await this.intents.overtaken(tx, session, given);
    return named.flatMap(({ change, subject }) =>
      subject !== null && overtaken.has(subject) ? [] : [change],
    );
  }
}

/** As intents are named; null for what no intent is about. Stars are named by the ids of their messages. */
function subjectOf(change: AppStateChange): string | null {
  switch (change.kind) {
    case 'archive':
    case 'pin':
    case 'mute':
    case 'read':
      return `${change.kind} ${change.chat}`;
    case 'contactName':
      return `contact ${change.chat}`;
    case 'labelEdit':
      return `label ${change.labelId}`;
    case 'labelChat':
      return `labelChat ${change.labelId} ${change.chat}`;
    default:
      return null;
  }
}

/** What a change does to chats and contacts. What says that something is not so begins no chat. */
function phoneChangesOf(
  change: AppStateChange,
  known: ReadonlyMap<string, KnownChat>,
): PhoneChange[] {
  switch (change.kind) {
    case 'archive': {
      const { chat, archived } = change;
      return archived || known.has(chat) ? [{ kind: 'archive', chat, archived }] : [];
    }
    case 'pin': {
      const { chat, pinned, at } = change;
      return pinned || known.has(chat) ? [{ kind: 'pin', chat, pinned, at }] : [];
    }
    case 'mute': {
      const { chat, until } = change;
      return until || known.has(chat) ? [{ kind: 'mute', chat, until }] : [];
    }
    case 'read':
      if (change.read) return readUpTo(change.chat, change.at, known);
      return [{ kind: 'read', chat: change.chat, isRead: false }];
    // The messages stay here, as everything is accounted for, but count as read.
    case 'clearChat':
    case 'deleteChat':
      return readUpTo(change.chat, change.at, known);
    case 'contactName':
      return [{ kind: 'contact', chat: change.chat, name: change.name }];
    default:
      return [];
  }
}

/** What came since then was not read with the rest. The receipts of the phone say which messages were. */
function readUpTo(chat: string, at: Date, known: ReadonlyMap<string, KnownChat>): PhoneChange[] {
  const found = known.get(chat);
  if (!found || (found.newestUnread && found.newestUnread > at)) return [];
  return [{ kind: 'read', chat, isRead: true }];
}

function isNames(change: AppStateChange): change is NamesOfHistory {
  return change.kind === 'toldNames';
}

function isStar(change: AppStateChange): change is Extract<AppStateChange, { kind: 'star' }> {
  return change.kind === 'star';
}
