import { Injectable } from '@nestjs/common';
import type { AppStateChange } from '@whathooks/whatsapp';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ChatsRepository } from '../kept/store/chats.repository';
import { ContactEvents } from '../contacts/contact-events';
import { personOfChat } from '../contacts/person-address';
import { type ToldName, ToldNamesRepository } from './told-names.repository';

/** Names of one person in a history. */
export type NamesOfHistory = Extract<AppStateChange, { kind: 'toldNames' }>;

/** Takes over the names in histories, where nothing is known that is newer. */
@Injectable()
export class ToldNames {
  constructor(
    private readonly chats: ChatsRepository,
    private readonly names: ToldNamesRepository,
    private readonly events: ContactEvents,
  ) {}

  /** Again is harmless. */
  async fill(
    tx: Transaction,
    session: Tenant & { id: string },
    told: readonly NamesOfHistory[],
  ): Promise<void> {
    if (told.length === 0) return;
    const numbers = await this.chats.addresses(
      tx,
      session,
      told.map(({ chat }) => chat),
    );
    const changed = await this.names.fill(tx, session, peopleIn(told, numbers));
    await this.events.updated(tx, session, changed);
  }
}

/** Everybody once, by their number where it is known, sorted by digits: locks are taken in this order. */
function peopleIn(
  told: readonly NamesOfHistory[],
  numbers: ReadonlyMap<string, string>,
): ToldName[] {
  const people = new Map<string, ToldName>();
  for (const { chat, name, pushName } of told) {
    const person = personOfChat(numbers.get(chat) ?? chat);
    if (!person) continue;
    const key = `${person.type} ${person.digits}`;
    const before = people.get(key);
    people.set(key, {
      ...person,
      name: name ?? before?.name ?? null,
      pushName: pushName ?? before?.pushName ?? null,
    });
  }
  return [...people.values()].sort((a, b) => (a.digits < b.digits ? -1 : 1));
}
