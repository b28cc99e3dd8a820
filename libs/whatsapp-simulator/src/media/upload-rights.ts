import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SimulatorDatabase } from '../store/database';

/** The rights to upload that companions ask for: they name a number, end, and survive a restart. */
export class UploadRights {
  private readonly secret: Buffer;

  constructor(database: SimulatorDatabase) {
    const sql = 'SELECT value FROM settings WHERE name = ?';
    const kept = database.get<{ value: Uint8Array }>(sql, 'uploads');
    this.secret = kept ? Buffer.from(kept.value) : randomBytes(32);
    if (!kept) database.run('INSERT INTO settings VALUES (?, ?)', 'uploads', this.secret);
  }

  give(phone: string, ttlS: number): string {
    const right = `${phone}.${Math.floor(Date.now() / 1_000) + ttlS}`;
    return `${right}.${this.sign(right)}`;
  }

  /** The number that a right names; null when it is forged or over. */
  phoneOf(auth: string): string | null {
    const [phone = '', end = '', signature = ''] = auth.split('.');
    const [given, right] = [Buffer.from(signature), Buffer.from(this.sign(`${phone}.${end}`))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    return Number(end) * 1_000 > Date.now() ? phone : null;
  }

  private sign(right: string): string {
    return createHmac('sha256', this.secret).update(right).digest('base64url');
  }
}
