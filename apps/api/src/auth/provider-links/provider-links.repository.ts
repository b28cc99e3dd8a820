import { Injectable } from '@nestjs/common';
import { rowsOf } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/unit-of-work';

/** Which accounts at log-in providers open an account here. Of people: found by person. */
@Injectable()
export class ProviderLinksRepository {
  /** The issuers of those that there were. */
  async removeOfUser(tx: Transaction, userId: string): Promise<string[]> {
    const sql = 'DELETE FROM oidc_identities WHERE user_id = $1 RETURNING issuer';
    const rows = await rowsOf<{ issuer: string }>(tx, sql, [userId]);
    return rows.map(({ issuer }) => issuer);
  }
}
