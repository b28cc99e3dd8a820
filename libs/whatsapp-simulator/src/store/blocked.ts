import type { SimulatorDatabase } from './database';

/** Blocklists of accounts. */
export class Blocked {
  constructor(private readonly database: SimulatorDatabase) {}

  /** Numbers. */
  of(phone: string): string[] {
    return this.database
      .all<{ other: string }>('SELECT other FROM blocked WHERE phone = ? ORDER BY other', phone)
      .map(({ other }) => other);
  }

  set(phone: string, other: string, isBlocked: boolean): void {
    this.database.run(
      isBlocked
        ? 'INSERT INTO blocked VALUES (?, ?) ON CONFLICT DO NOTHING'
        : 'DELETE FROM blocked WHERE phone = ? AND other = ?',
      phone,
      other,
    );
  }
}
