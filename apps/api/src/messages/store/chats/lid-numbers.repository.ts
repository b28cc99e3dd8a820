import { Injectable } from '@nestjs/common';
import { digitsOf, type LidNumber } from '@whathooks/whatsapp';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import { KnownNumbers } from '../../../sessions/gateway/credentials/known-numbers';
import type { SessionRef } from '../../../sessions/state/session-ref';

/** The phone number of a LID in digits, or null while it is unknown. */
export interface MetLid {
  phone: string | null;
}

const NOTE = `
  INSERT INTO lid_numbers (session_id, organization_id, lid)
  SELECT $1, $2, met.lid FROM unnest($3::text[]) AS met (lid) ORDER BY met.lid
  ON CONFLICT (session_id, lid) DO NOTHING`;

/** The LIDs that a session has met and the numbers behind them, in digits. */
@Injectable()
export class LidNumbersRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly numbers: KnownNumbers,
  ) {}

  /** Stores pairs. Returns those that were not known so, once each. */
  async learn(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    pairs: readonly LidNumber[],
  ): Promise<LidNumber[]> {
    const latest = new Map(pairs.map(({ lid, phone }) => [lid, phone]));
    // All who take several at once take them in this order.
    const lids = [...latest.keys()].sort();
    return tx.query<LidNumber>(
      `INSERT INTO lid_numbers (session_id, organization_id, lid, phone)
       SELECT $1, $2, pair.lid, pair.phone FROM unnest($3::text[], $4::text[]) AS pair (lid, phone)
       ON CONFLICT (session_id, lid) DO UPDATE SET phone = excluded.phone
       WHERE lid_numbers.phone IS DISTINCT FROM excluded.phone
       RETURNING lid, phone`,
      [id, organizationId, lids, lids.map((lid) => latest.get(lid))],
    );
  }

  /** Notes that these are LIDs. Returns the numbers that are known, by LID. */
  async meet(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    lids: readonly string[],
  ): Promise<Map<string, string>> {
    await tx.query(NOTE, [id, organizationId, lids]);
    const known = await tx.query<LidNumber>(
      `SELECT lid, phone FROM lid_numbers
       WHERE session_id = $1 AND lid = ANY ($2) AND phone IS NOT NULL`,
      [id, lids],
    );
    return new Map(known.map(({ lid, phone }) => [lid, phone]));
  }

  /**
   * The number behind a LID; null while it is unknown. Until the transaction ends nobody learns it, so
   * that a message is not written to a chat that is joined with another at the same moment.
   */
  async hold(tx: Transaction, session: SessionRef, lid: string): Promise<string | null> {
    const { id, organizationId } = session;
    await tx.query(NOTE, [id, organizationId, [lid]]);
    const [row] = await tx.query<MetLid>(
      'SELECT phone FROM lid_numbers WHERE session_id = $1 AND lid = $2 FOR SHARE',
      [id, lid],
    );
    return row?.phone ?? null;
  }

  /** LIDs and numbers of which one half is among these digits. */
  pairsWith(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    digits: readonly string[],
  ): Promise<LidNumber[]> {
    return tx.query<LidNumber>(
      `SELECT lid, phone FROM lid_numbers
       WHERE session_id = $1 AND organization_id = $2 AND phone IS NOT NULL
         AND (lid = ANY ($3) OR phone = ANY ($3))`,
      [id, organizationId, [...digits]],
    );
  }

  /** The number behind a LID, in digits; null while it is unknown. */
  async numberWithin(tx: Transaction, session: SessionRef, lid: string): Promise<string | null> {
    const pairs = await this.pairsWith(tx, session, [lid]);
    return pairs.find((pair) => pair.lid === lid)?.phone ?? null;
  }

  /** What a session knows of digits as a LID; null when it has met no such LID. */
  async find(session: SessionRef, lid: string): Promise<MetLid | null> {
    const [row] = await this.dataSource.query<MetLid[]>(
      'SELECT phone FROM lid_numbers WHERE session_id = $1 AND organization_id = $2 AND lid = $3',
      [session.id, session.organizationId, lid],
    );
    if (row?.phone) return row;
    // What a connection learned before this table was there stands among its keys.
    const jid = await this.numbers.behind(session, `${lid}@lid`);
    return jid ? { phone: digitsOf(jid) } : (row ?? null);
  }

  /** Numbers behind a LID in all sessions of an organization. */
  async inOrganization({ organizationId }: Tenant, lid: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ phone: string }[]>(
      `SELECT DISTINCT phone FROM lid_numbers
       WHERE organization_id = $1 AND lid = $2 AND phone IS NOT NULL`,
      [organizationId, lid],
    );
    return rows.map(({ phone }) => phone);
  }
}
