import { Injectable } from '@nestjs/common';
import { newId, newIdAt } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ContactEvents } from '../contacts/contact-events';
import { ContactsRepository } from '../contacts/contacts.repository';
import { type PersonAddress, personOfChat } from '../contacts/person-address';
import { ChatEvents } from './chat-events';
import { kindOfChat } from './chat-kind';
import { type ChatColumns, ChatsRepository } from './store/chats.repository';
import type { SessionRef } from '../../sessions/state/session-ref';

/** A change on the phone. `chat` is a JID, with the phone number or the LID of the person. */
export type PhoneChange =
  | { kind: 'archive'; chat: string; archived: boolean }
  | { kind: 'pin'; chat: string; pinned: boolean; at: Date }
  /** Null: no longer muted. */
  | { kind: 'mute'; chat: string; until: Date | null }
  | { kind: 'read'; chat: string; isRead: boolean }
  /** Name in the phone's address book; null where it was removed. */
  | { kind: 'contact'; chat: string; name: string | null };

/** Applies changes that were made on the phone. They are not sent back to it. */
@Injectable()
export class PhoneChanges {
  constructor(
    private readonly rows: ChatsRepository,
    private readonly events: ChatEvents,
    private readonly contacts: ContactsRepository,
    private readonly contactEvents: ContactEvents,
  ) {}

  /** In the order in which it was done. Again is harmless. */
  async apply(
    tx: Transaction,
    session: SessionRef,
    changes: readonly PhoneChange[],
  ): Promise<void> {
    const chats = new Set<string>();
    const addresses = await this.rows.addresses(
      tx,
      session,
      changes.map(({ chat }) => chat),
    );
    const named = sorted(changes, addresses);
    for (const change of named) {
      const id = change.kind === 'contact' ? null : await this.change(tx, session, change);
      if (id) chats.add(id);
    }
    // An address book has thousands of people: they are named together.
    const renamed = await this.contacts.renamePeople(tx, session, namesIn(named));
    await this.events.updated(tx, session, [...chats]);
    await this.contactEvents.updated(tx, session, renamed);
  }

  /** Returns the UUID of the chat where that is news. */
  private async change(
    tx: Transaction,
    session: SessionRef,
    change: Exclude<PhoneChange, { kind: 'contact' }>,
  ): Promise<string | null> {
    const kind = kindOfChat(change.chat);
    if (!kind) return null;
    // One without messages stands at the end of the list.
    const position = newIdAt(new Date(0));
    const { id } = await this.rows.begin(tx, session, {
      id: newId(),
      jid: change.chat,
      kind,
      position,
    });
    if (change.kind === 'read' && change.isRead) return this.rows.readAll(tx, session, id);
    return (await this.rows.setIfOther(tx, session, id, columnsOf(change))) ? id : null;
  }
}

function columnsOf(change: Exclude<PhoneChange, { kind: 'contact' }>): ChatColumns {
  switch (change.kind) {
    case 'archive':
      return change.archived ? { archived: true, pinned_at: null } : { archived: false };
    case 'pin':
      return { pinned_at: change.pinned ? change.at : null };
    case 'mute':
      return { muted_until: change.until };
    case 'read':
      return { marked_unread: !change.isRead };
  }
}

/** Who is called what in the end, sorted by digits. */
function namesIn(
  changes: readonly PhoneChange[],
): { person: PersonAddress; name: string | null }[] {
  const names = new Map<string, { person: PersonAddress; name: string | null }>();
  for (const change of changes) {
    const person = change.kind === 'contact' ? personOfChat(change.chat) : null;
    if (person && change.kind === 'contact') {
      names.set(`${person.type} ${person.digits}`, { person, name: change.name });
    }
  }
  return [...names.values()].sort((a, b) => (a.person.digits < b.person.digits ? -1 : 1));
}

/** Chats by the number where it is known; rows are locked in this order. What was done to one stays in its order. */
function sorted(
  changes: readonly PhoneChange[],
  addresses: ReadonlyMap<string, string>,
): PhoneChange[] {
  return changes
    .map((change) => ({ ...change, chat: addresses.get(change.chat) ?? change.chat }))
    .sort((a, b) => (a.chat < b.chat ? -1 : a.chat > b.chat ? 1 : 0));
}
