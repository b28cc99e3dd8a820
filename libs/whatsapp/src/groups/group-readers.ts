import type { CacheStore, GroupMetadata } from '@whiskeysockets/baileys';
import { personJid } from '../wire/addresses';
import { boundedCache } from '../wire/caches';
import type { SessionStore } from '../api/session-store';

/** Messages whose readers are remembered. */
const MESSAGES = 2_000;
const GROUPS = 500;

/**
 * Whom the latest messages of a session to groups were sent to. Who came into a group later may not
 * read them.
 */
export class GroupReaders {
  private readonly messages: CacheStore = boundedCache(MESSAGES);
  /** By group, so that messages to the same people share one list. */
  private readonly latest: CacheStore = boundedCache(GROUPS);

  /** @param addresses of the members, as {@link addressesOf} tells them. */
  async note(group: string, waMessageId: string, addresses: readonly string[]): Promise<void> {
    // A message that is tried again goes to those of the first try, too.
    const before = (await this.find(group, waMessageId)) ?? [];
    const readers = [...new Set([...before, ...addresses])].sort();
    const known = await this.latest.get<string[]>(group);
    const shared = known?.join() === readers.join() ? known : readers;
    await this.latest.set(group, shared);
    await this.messages.set(`${group} ${waMessageId}`, shared);
  }

  /** Addresses of those whom a message was sent to; undefined where that is no longer remembered. */
  async find(group: string, waMessageId: string): Promise<readonly string[] | undefined> {
    return await this.messages.get<string[]>(`${group} ${waMessageId}`);
  }
}

const remembered = new WeakMap<SessionStore, GroupReaders>();

/** They outlive a connection. */
export function groupReadersOf(store: SessionStore): GroupReaders {
  let readers = remembered.get(store);
  if (!readers) {
    readers = new GroupReaders();
    remembered.set(store, readers);
  }
  return readers;
}

/** Numbers and LIDs of the members of a group. */
export function addressesOf({ participants }: Pick<GroupMetadata, 'participants'>): string[] {
  return participants
    .flatMap(({ id, phoneNumber, lid }) => [id, phoneNumber, lid])
    .flatMap((jid) => (jid && personJid(jid)) || []);
}
