import { Injectable } from '@nestjs/common';
import type { AssignmentKind } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import type { Database } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';

/** A rule with the UUIDs of its members. */
export interface AssignmentRule {
  kind: AssignmentKind;
  members: string[];
}

/** `$1` the organization, `$2` the session of the chats. A viewer answers nobody, nor does who is limited to others. */
const TURNS = `
  SELECT turn.user_id AS "userId", turn.given_at AS "givenAt", turn.place
  FROM assignment_members turn JOIN memberships member USING (organization_id, user_id)
  WHERE turn.organization_id = $1 AND member.role <> 'viewer' AND (member.client_ids IS NULL
    OR $2::uuid = ANY (sessions_within(turn.organization_id, member.client_ids, member.session_ids)))`;

interface Turn {
  userId: string;
}

/** Rules by which chats of nobody are assigned, and whose turn it is. */
@Injectable()
export class AssignmentRepository {
  constructor(private readonly dataSource: DataSource) {}

  async rule(
    { organizationId }: Tenant,
    database: Database = this.dataSource,
  ): Promise<AssignmentRule> {
    const [row] = (await database.query(
      `SELECT rule.kind, ARRAY(SELECT user_id FROM assignment_members
         WHERE organization_id = $1 ORDER BY place) AS members
       FROM assignment_rules rule WHERE rule.organization_id = $1`,
      [organizationId],
    )) as AssignmentRule[];
    return row ?? { kind: 'none', members: [] };
  }

  /** Members who stay keep their turn; new ones come first. */
  async set(tx: Transaction, { organizationId }: Tenant, rule: AssignmentRule): Promise<void> {
    const { kind, members } = rule;
    await tx.query(
      `INSERT INTO assignment_rules (organization_id, kind, updated_at) VALUES ($1, $2, now())
       ON CONFLICT (organization_id) DO UPDATE SET kind = excluded.kind, updated_at = now()`,
      [organizationId, kind],
    );
    await tx.query(
      'DELETE FROM assignment_members WHERE organization_id = $1 AND user_id <> ALL ($2)',
      [organizationId, members],
    );
    await tx.query(
      `INSERT INTO assignment_members (organization_id, user_id, place)
       SELECT $1, user_id, number - 1 FROM unnest($2::uuid[]) WITH ORDINALITY AS member (user_id, number)
       ON CONFLICT (organization_id, user_id) DO UPDATE SET place = excluded.place`,
      [organizationId, members],
    );
  }

  async isOn(tx: Transaction, { organizationId }: Tenant): Promise<boolean> {
    const rows = await tx.query(
      `SELECT FROM assignment_rules WHERE organization_id = $1 AND kind = 'round_robin'`,
      [organizationId],
    );
    return rows.length > 0;
  }

  /**
   * The members whose turn it is, UUIDs, one for each of so many chats of a session; none where the rule has none.
   *
   * Turns are rows that are locked until the transaction ends. One chat takes the first turn that nobody holds, so
   * that a transaction that hangs keeps nobody waiting; several chats, or one where all turns are held, wait.
   */
  async next(tx: Transaction, tenant: Tenant, sessionId: string, count: number): Promise<string[]> {
    const free = count === 1 ? await this.free(tx, tenant, sessionId) : [];
    const turns = free.length > 0 ? free : await this.all(tx, tenant, sessionId);
    if (turns.length === 0) return [];
    const given = Array.from({ length: count }, (_, index) => turns[index % turns.length]?.userId);
    const next = given.filter((userId) => userId !== undefined);
    await tx.query(
      `UPDATE assignment_members turn
       SET given_at = statement_timestamp() + given.number * interval '1 microsecond'
       FROM (SELECT user_id, max(number) AS number
         FROM unnest($2::uuid[]) WITH ORDINALITY AS each (user_id, number) GROUP BY user_id) given
       WHERE turn.organization_id = $1 AND turn.user_id = given.user_id`,
      [tenant.organizationId, next],
    );
    return next;
  }

  private free(tx: Transaction, { organizationId }: Tenant, sessionId: string): Promise<Turn[]> {
    return tx.query<Turn>(
      `${TURNS} ORDER BY turn.given_at NULLS FIRST, turn.place
       LIMIT 1 FOR UPDATE OF turn SKIP LOCKED`,
      [organizationId, sessionId],
    );
  }

  /** Locked in an order that is always the same, and then sorted by whose turn it is. */
  private all(tx: Transaction, { organizationId }: Tenant, sessionId: string): Promise<Turn[]> {
    return tx.query<Turn>(
      `SELECT * FROM (${TURNS} ORDER BY turn.user_id FOR UPDATE OF turn) turn
       ORDER BY "givenAt" NULLS FIRST, place`,
      [organizationId, sessionId],
    );
  }
}
