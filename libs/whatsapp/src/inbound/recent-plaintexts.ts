import { BufferJSON, type SignalDataSet } from '@whiskeysockets/baileys';
import type { SessionStore } from '../api/session-store';

const KIND = 'recent-plaintext';
/** More than a connection ever has under way. */
const SLOTS = 64;
/** Greater ones, such as a whole history, are not kept: the phone sends them again. */
const GREATEST = 256 * 1024;

interface Entry {
  turn: number;
  name: string;
  content: Uint8Array;
}

/**
 * The latest decrypted plaintexts that are no messages of their own: keys of groups, edits, what our
 * own phone tells its devices.
 *
 * Their ratchet is committed before they are acknowledged. When the process dies in between, the
 * server sends them again, and they could not be decrypted a second time: they are answered from
 * here. The oldest make room for new ones.
 */
export class RecentPlaintexts {
  private slots: Promise<Map<string, number>> | null = null;
  private turn = 0;

  constructor(private readonly store: SessionStore) {}

  /** What to write, in the same transaction as the ratchet, to find a plaintext later. */
  async entry(name: string, content: Uint8Array): Promise<SignalDataSet> {
    if (content.length > GREATEST) return {};
    const slots = await this.load();
    this.turn += 1;
    const slot = this.turn % SLOTS;
    for (const [older, place] of slots) {
      if (place === slot) slots.delete(older);
    }
    slots.set(name, slot);
    const entry: Entry = { turn: this.turn, name, content };
    return { [KIND]: { [String(slot)]: entry } } as unknown as SignalDataSet;
  }

  /** @returns null when it was none, or is too long ago. */
  async find(name: string): Promise<Uint8Array | null> {
    const slot = (await this.load()).get(name);
    if (slot === undefined) return null;
    const [entry] = await this.read([String(slot)]);
    return entry?.name === name ? entry.content : null;
  }

  private load(): Promise<Map<string, number>> {
    this.slots ??= this.read(Array.from({ length: SLOTS }, (_, slot) => String(slot))).then(
      (entries) => {
        this.turn = Math.max(0, ...entries.map(({ turn }) => turn));
        return new Map(entries.map(({ name, turn }) => [name, turn % SLOTS]));
      },
    );
    return this.slots;
  }

  private async read(slots: string[]): Promise<Entry[]> {
    const found = await this.store.loadKeys(KIND, slots);
    return [...found.values()].map(
      (bytes) => JSON.parse(Buffer.from(bytes).toString(), BufferJSON.reviver) as Entry,
    );
  }
}
