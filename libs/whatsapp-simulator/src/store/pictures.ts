import { randomInt } from 'node:crypto';
import type { SimulatorDatabase } from './database';

/** A picture of an account or a group. */
export interface Picture {
  id: string;
  bytes: Uint8Array;
}

/** Pictures of accounts, by their numbers, and of groups, by their JIDs. */
export class Pictures {
  constructor(private readonly database: SimulatorDatabase) {}

  find(of: string): Picture | null {
    const row = this.database.get<Picture>('SELECT id, bytes FROM pictures WHERE jid = ?', of);
    return row ?? null;
  }

  /** Returns the id of the new picture. */
  set(of: string, bytes: Uint8Array): string {
    const id = `${Math.floor(Date.now() / 1_000)}${String(randomInt(1_000)).padStart(3, '0')}`;
    this.database.run(
      `INSERT INTO pictures VALUES (?, ?, ?)
       ON CONFLICT (jid) DO UPDATE SET id = excluded.id, bytes = excluded.bytes`,
      of,
      id,
      bytes,
    );
    return id;
  }

  remove(of: string): void {
    this.database.run('DELETE FROM pictures WHERE jid = ?', of);
  }
}
