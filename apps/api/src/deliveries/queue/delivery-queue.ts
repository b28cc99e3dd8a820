import type { Client } from 'pg';
import type { BreakerState } from './breaker-state';
import type { DatabaseConnection } from '../../platform/database/connection/database-connection';
import { binaryArray, type ElementValue } from '../../platform/database/binary-array';
import { LEAST_ID } from '../../platform/database/ids';
import { ATTEMPT_COLUMNS, COMPLETE, LOGGED } from './attempt-results.sql';
import { CLAIM, CLAIM_NOTIFIED, RELEASE, RENEW } from './lane-claims.sql';
import { FETCH, EXPEDITE, PARK, PARK_BUSY, PROBE } from './due-deliveries.sql';
import type { DeliverySecrets, DestinationRow } from './delivery-secrets';
import type { CompletedAttempt, EndpointUpdate } from './completed-attempt';
import type {
  LaneSettings,
  LaneConfig,
  ClaimedLane,
  DueDelivery,
  ClaimResult,
} from './claimed-lanes';

export type { Destination } from './delivery-secrets';

/** How long a claim lasts without being renewed, in seconds. */
export const LEASE_SECONDS = 5;
/** A read ends when the bodies found have this total size. */
export const READ_BYTES = 8 * 1024 * 1024;
/** Delayed deliveries that one statement makes due. */
const EXPEDITE_BATCH = 500;

type ConfigRow = DestinationRow & LaneSettings & Pick<LaneConfig, 'revision' | 'sessionIds'>;
type LaneRow = ConfigRow & BreakerState & { nextMs: number; releaseThrough: string | null };

const NOTHING_FOUND: Omit<ClaimResult, 'lanes'> = {
  nextDueMs: null,
  scannedThrough: null,
  heldByOthers: 0,
};

/**
 * Prepares a database connection for the queue. Every statement is planned once instead of at every
 * call, and uses its index: rule 1 of docs/postgresql.md.
 */
export async function prepareForQueue(client: Client): Promise<void> {
  await client.query(`
    SET plan_cache_mode = force_generic_plan;
    SET enable_seqscan = off;
    SET enable_bitmapscan = off;
    SET enable_sort = off`);
}

/** A claim on a lane. */
export type Claim = Pick<ClaimedLane, 'id' | 'claimId'>;

/** Which deliveries of a lane to read. */
export interface FetchRequest extends Claim {
  /** How many deliveries. */
  room: number;
  /** Chats of this lane that have their share in memory. */
  skippedChats: readonly string[];
}

/**
 * The delivery queue in PostgreSQL: one method per statement.
 *
 * Processes claim lanes, not single deliveries. One process works on a lane at a time, so limits
 * and order hold across processes, and a delivery costs no write until it is done. A claim is a
 * lease with an id: a process that lost it can no longer change anything.
 */
export class DeliveryQueue {
  /** @param readDatabase for what is read while something is being written. */
  constructor(
    private readonly database: DatabaseConnection,
    private readonly readDatabase: DatabaseConnection,
    private readonly secrets: DeliverySecrets,
  ) {}

  /**
   * Claims lanes with due deliveries, those served longest ago first, from one page of a scan of
   * all lanes.
   *
   * @param after last lane of the previous page.
   * @param skipped lanes that are neither claimed nor counted as held by others.
   */
  claim(
    claimId: string,
    most: number,
    after = LEAST_ID,
    skipped: readonly string[] = [],
  ): Promise<ClaimResult> {
    return this.claimWith('claim', CLAIM, [claimId, LEASE_SECONDS, most, after, skipped]);
  }

  /** Claims those of the notified lanes that have due deliveries. */
  claimNotified(claimId: string, most: number, notified: readonly string[]): Promise<ClaimResult> {
    return this.claimWith('claim notified', CLAIM_NOTIFIED, [
      claimId,
      LEASE_SECONDS,
      most,
      notified,
    ]);
  }

  /**
   * Renews claims and reads the current settings of their webhooks.
   *
   * @returns the lanes still claimed by this process; null for a lane whose webhook is paused or
   *   deleted.
   */
  async renew(claims: readonly Claim[]): Promise<Map<string, LaneConfig | null>> {
    const rows = await this.database.query<ConfigRow | ({ id: string; url: null } & LaneSettings)>(
      'renew',
      RENEW,
      [...claimColumns(claims), LEASE_SECONDS],
    );
    return new Map(
      await Promise.all(
        rows.map(
          async (row) => [row.id, row.url === null ? null : await this.config(row)] as const,
        ),
      ),
    );
  }

  /** Releases lanes, so that any process may claim them at once. */
  async release(claims: readonly Claim[]): Promise<void> {
    await this.database.query('release', RELEASE, claimColumns(claims));
  }

  /**
   * Reads due deliveries of claimed lanes, in order, from the head of each lane.
   *
   * @param known deliveries that are already in memory.
   * @param mostBytes reading stops when the bodies have this total size.
   */
  async fetch(
    requests: readonly FetchRequest[],
    known: readonly string[],
    mostBytes: number = READ_BYTES,
  ): Promise<DueDelivery[]> {
    const due = await this.readDatabase.query<DueDelivery>('fetch', FETCH, [
      ...claimColumns(requests),
      requests.map(({ room }) => room),
      binaryArray('uuid', known),
      ...skippedChats(requests),
      mostBytes,
    ]);
    return this.withDecryptedBodies(due);
  }

  /**
   * Parks deliveries of busy chats that keep other chats from the heads of lanes.
   *
   * @returns the lanes in which deliveries were parked.
   */
  async parkBusy(
    requests: readonly FetchRequest[],
    known: readonly string[],
  ): Promise<Set<string>> {
    const parked = await this.database.query<{ webhookId: string }>('park busy', PARK_BUSY, [
      ...claimColumns(requests),
      binaryArray('uuid', known),
      ...skippedChats(requests),
    ]);
    return new Set(parked.map(({ webhookId }) => webhookId));
  }

  /**
   * Reads the delivery with which each of these lanes probes its endpoint.
   *
   * @param requests `due`: prefer a delivery whose own retry time has come over the oldest one.
   */
  async probe(requests: readonly (Claim & { due: boolean })[]): Promise<DueDelivery[]> {
    const due = await this.database.query<DueDelivery>('probe', PROBE, [
      ...claimColumns(requests),
      requests.map((want) => want.due),
    ]);
    return this.withDecryptedBodies(due);
  }

  /**
   * Makes delayed deliveries due after their endpoint recovered.
   *
   * @param after deliveries up to this id are done.
   * @returns the last id made due; null when none are left.
   */
  async expedite({ id, claimId }: Claim, after: string): Promise<string | null> {
    const [row] = await this.database.query<{ through: string | null; over: boolean }>(
      'expedite',
      EXPEDITE,
      [id, claimId, after, EXPEDITE_BATCH],
    );
    return row?.over ? null : (row?.through ?? null);
  }

  /**
   * Parks deliveries behind an earlier one of their chat, if it still blocks them, until that one
   * unblocks them.
   */
  async park(claims: readonly Claim[], ids: readonly string[]): Promise<void> {
    await this.database.query('park', PARK, [...claimColumns(claims), ids]);
  }

  /**
   * Writes attempts and their consequences in one statement. An attempt is logged even when its
   * lane was lost meanwhile; the delivery itself then belongs to the process that holds the lane.
   *
   * @param updates what became known about endpoints of these lanes.
   * @returns lanes in which deliveries waiting behind an earlier one of their chat became due.
   */
  async complete(
    attempts: readonly CompletedAttempt[],
    updates: readonly EndpointUpdate[] = [],
  ): Promise<Set<string>> {
    const ids = (kinds: readonly string[]): Buffer =>
      binaryArray(
        'uuid',
        attempts
          .filter(({ verdict }) => kinds.includes(verdict))
          .map(({ deliveryId }) => deliveryId),
      );
    const lanes = new Set([
      ...attempts.map(({ webhookId }) => webhookId),
      ...updates.map(({ id }) => id),
    ]);
    const unblocked = await this.database.query<{ webhookId: string }>('complete', COMPLETE, [
      [...lanes],
      ids(['delivered', 'failed']),
      ids(['retry']),
      JSON.stringify(updates),
      ...attemptColumns(attempts),
    ]);
    return new Set(unblocked.map(({ webhookId }) => webhookId));
  }

  /** Which of these attempts are logged. */
  async logged(attemptIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>('logged', LOGGED, [attemptIds]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Decrypts the bodies of the events. */
  private async withDecryptedBodies(due: DueDelivery[]): Promise<DueDelivery[]> {
    for (const delivery of due) {
      const { organizationId, eventId, body } = delivery;
      if (body) delivery.body = await this.secrets.body(organizationId, eventId, body);
    }
    return due;
  }

  private async claimWith(
    name: string,
    statement: string,
    values: unknown[],
  ): Promise<ClaimResult> {
    type Row = Omit<ClaimResult, 'lanes'> & (LaneRow | { id: null });
    const rows = await this.database.query<Row>(name, statement, values);
    const claimed = rows.filter((row): row is Row & LaneRow => row.id !== null);
    const [{ nextDueMs, scannedThrough, heldByOthers } = NOTHING_FOUND] = rows;
    const lanes = claimed.map((row) => this.toLane(row, String(values[0])));
    return { lanes: await Promise.all(lanes), nextDueMs, scannedThrough, heldByOthers };
  }

  private async toLane(row: LaneRow, claimId: string): Promise<ClaimedLane> {
    const { id, nextMs, releaseThrough, open, probes, recentAttempts, recentFailures } = row;
    const { recentAgeMs, failingForMs } = row;
    return {
      id,
      claimId,
      ...(await this.config(row)),
      nextMs,
      releaseThrough,
      endpoint: { open, probes, recentAttempts, recentFailures, recentAgeMs, failingForMs },
    };
  }

  private async config(row: ConfigRow): Promise<LaneConfig> {
    const { concurrency, ratePerSecond, retrySchedule, strictOrder, revision, sessionIds } = row;
    const destination = await this.secrets.destination(row);
    const settings = { concurrency, ratePerSecond, retrySchedule, strictOrder };
    return { ...settings, revision, sessionIds, destination };
  }
}

function claimColumns(claims: readonly Claim[]): [ids: string[], claimIds: string[]] {
  return [claims.map(({ id }) => id), claims.map(({ claimId }) => claimId)];
}

/** The parameters described by {@link ATTEMPT_COLUMNS}. */
function attemptColumns(attempts: readonly CompletedAttempt[]): Buffer[] {
  return Object.entries(ATTEMPT_COLUMNS).map(([name, type]) => {
    const values = attempts.map((attempt) => attempt[name as keyof CompletedAttempt]);
    const written = type === 'json' ? values.map(toJson) : values;
    return binaryArray(type, written as readonly ElementValue<typeof type>[]);
  });
}

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Skipped chats, and the lane of each. */
function skippedChats(wants: readonly FetchRequest[]): [chats: string[], lanes: string[]] {
  const passed = wants.flatMap(({ id, skippedChats }) =>
    skippedChats.map((chat) => ({ chat, id })),
  );
  return [passed.map(({ chat }) => chat), passed.map(({ id }) => id)];
}
