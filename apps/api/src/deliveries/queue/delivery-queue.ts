import type { WebhookEventName } from '@whathooks/dto';
import type { Client } from 'pg';
import type { BreakerState } from './breaker-state';
import type { DatabaseLine } from '../../platform/database/database-line';
import { binaryArray, type ElementValue } from '../../platform/database/binary-array';
import { LEAST_ID } from '../../platform/database/ids';
import {
  ATTEMPT_COLUMNS,
  CLAIM,
  CLAIM_CALLED,
  COMPLETE,
  FETCH,
  HASTEN,
  LOGGED,
  PARK,
  PARK_BUSY,
  PROBE,
  RELEASE,
  RENEW,
} from './delivery-queue.sql';
import type { DeliverySecrets, Destination, DestinationRow } from './delivery-secrets';
import type { DeliveryTrigger } from '../tables/queued-delivery.entity';
import type { CompletedAttempt, EndpointNews } from './completed-attempt';

export type { Destination } from './delivery-secrets';

/** How long a claim lasts without being renewed, in seconds. */
export const LEASE_SECONDS = 5;
/** A read ends when the texts of what it found are so long together. */
export const READ_BYTES = 8 * 1024 * 1024;
/** So many put-off deliveries are made due at once. */
const HASTEN_BATCH = 500;

/** How a webhook wants to be served. */
export interface LaneSettings {
  concurrency: number;
  /** Requests per second at most; null for no limit. */
  ratePerSecond: number | null;
  /** Seconds before each attempt; null for the product's own schedule. */
  retrySchedule: number[] | null;
  strictOrder: boolean;
}

/** A lane as it is now: where to, and how. */
export interface LaneTerms extends LaneSettings {
  destination: Destination;
  /** Another one when what was learnt of the endpoint says nothing any more. */
  revision: number;
}

/** A lane that this process works on until it lets go of it, or the lease lapses. */
export interface ClaimedLane extends LaneTerms {
  /** The webhook's id. */
  id: string;
  claimId: string;
  endpoint: BreakerState;
  /** Milliseconds until the lane's rate allows the next request; 0 or less when it allows one now. */
  nextMs: number;
  /** The endpoint came back, and what was put off up to this delivery is not all due yet. */
  releaseThrough: string | null;
}

/** A delivery that is due. */
export interface DueDelivery {
  id: string;
  organizationId: string;
  webhookId: string;
  eventId: string;
  event: WebhookEventName;
  /** What shares it goes out one after the other. */
  chatKey: string;
  /** Attempts made before. */
  attempts: number;
  /** Those of them that counted against the schedule. */
  step: number;
  /** It failed before, and later ones of its chat wait for it. */
  held: boolean;
  /** Its own time has not come: it goes to see whether the endpoint is back, or because it is. */
  early: boolean;
  trigger: DeliveryTrigger;
  triggeredBy: string | null;
  /** Made by the test button: it never happened. Null where it cannot be one. */
  sample: boolean | null;
  /** Exact text to send; null when the event is not kept any more. */
  body: string | null;
  /** How long it is as it is stored. */
  bytes: number;
  /** An earlier one of its chat is held: this one has to wait behind it. */
  blocked: boolean;
}

type TermsRow = DestinationRow & LaneSettings & { revision: number };
type LaneRow = TermsRow & BreakerState & { nextMs: number; releaseThrough: string | null };

/** What came of looking for work. */
export interface Claimed {
  lanes: ClaimedLane[];
  /** In how many milliseconds the next delivery of any lane that was looked at is due; null when none is. */
  nextDueMs: number | null;
  /** The lane up to which a walk came; null when it came to its end. */
  through: string | null;
  /** How many of the lanes that a walk came along are due and held by others. */
  elsewhere: number;
}

const NOTHING: Omit<Claimed, 'lanes'> = { nextDueMs: null, through: null, elsewhere: 0 };

/**
 * Sets a connection up for the queue. Every statement is planned once, not at every call, and reads along
 * its index: while little waits, reading the whole table looks cheaper, and it would still be done when a
 * million wait.
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

/** What is wanted of a lane. */
export interface Want extends Claim {
  /** How many deliveries. */
  room: number;
  /** Chats of this lane that have enough in memory. */
  passing: readonly string[];
}

/**
 * The queue in PostgreSQL, and nothing but its statements.
 *
 * What is claimed is the lane, not each delivery: one process works on a lane at a time, so that
 * limits and order hold across processes by themselves, and a delivery costs no write until it is
 * over. A claim is a lease with an id: whoever lost it changes nothing any more.
 */
export class DeliveryQueue {
  /** @param reader for what is read while something is being written. */
  constructor(
    private readonly line: DatabaseLine,
    private readonly reader: DatabaseLine,
    private readonly secrets: DeliverySecrets,
  ) {}

  /**
   * Claims lanes that have something due, those first that waited longest, on a piece of a walk along all
   * lanes that have anything waiting.
   *
   * @param after where the piece before ended.
   * @param passed lanes that are neither claimed nor counted as held by others.
   */
  claim(
    claimId: string,
    most: number,
    after = LEAST_ID,
    passed: readonly string[] = [],
  ): Promise<Claimed> {
    return this.claimed('claim', CLAIM, [claimId, LEASE_SECONDS, most, after, passed]);
  }

  /** Claims those of these lanes that have something due, and looks at no others. */
  claimCalled(claimId: string, most: number, called: readonly string[]): Promise<Claimed> {
    return this.claimed('claim called', CLAIM_CALLED, [claimId, LEASE_SECONDS, most, called]);
  }

  /**
   * Renews claims and looks how their webhooks want to be served now.
   *
   * @returns what is still ours; a lane whose webhook is paused or deleted has no terms.
   */
  async renew(claims: readonly Claim[]): Promise<Map<string, LaneTerms | null>> {
    const rows = await this.line.query<TermsRow | ({ id: string; url: null } & LaneSettings)>(
      'renew',
      RENEW,
      [...columns(claims), LEASE_SECONDS],
    );
    return new Map(
      await Promise.all(
        rows.map(async (row) => [row.id, row.url === null ? null : await this.terms(row)] as const),
      ),
    );
  }

  /** Lets go of lanes, so that any process may take them at once. */
  async release(claims: readonly Claim[]): Promise<void> {
    await this.line.query('release', RELEASE, columns(claims));
  }

  /**
   * Reads what is due in lanes of ours, in order, from the head of each lane.
   *
   * @param known deliveries that are in memory already.
   * @param mostBytes nothing more is read once the texts are that long together.
   */
  async fetch(
    wants: readonly Want[],
    known: readonly string[],
    mostBytes: number = READ_BYTES,
  ): Promise<DueDelivery[]> {
    const due = await this.reader.query<DueDelivery>('fetch', FETCH, [
      ...columns(wants),
      wants.map(({ room }) => room),
      binaryArray('uuid', known),
      ...passedChats(wants),
      mostBytes,
    ]);
    return this.opened(due);
  }

  /**
   * Parks what stands in the way of other chats at the heads of lanes.
   *
   * @returns the lanes whose heads are others now.
   */
  async parkBusy(wants: readonly Want[], known: readonly string[]): Promise<Set<string>> {
    const parked = await this.line.query<{ webhookId: string }>('park busy', PARK_BUSY, [
      ...columns(wants),
      binaryArray('uuid', known),
      ...passedChats(wants),
    ]);
    return new Set(parked.map(({ webhookId }) => webhookId));
  }

  /**
   * Reads the delivery with which each of these lanes probes its endpoint.
   *
   * @param wants in turn the oldest, and one whose own time has come.
   */
  async probe(wants: readonly (Claim & { due: boolean })[]): Promise<DueDelivery[]> {
    const due = await this.line.query<DueDelivery>('probe', PROBE, [
      ...columns(wants),
      wants.map((want) => want.due),
    ]);
    return this.opened(due);
  }

  /**
   * Makes deliveries due that were put off before their endpoint came back.
   *
   * @param after those up to here are done.
   * @returns up to where they are done now; null when that was all.
   */
  async hasten({ id, claimId }: Claim, after: string): Promise<string | null> {
    const [row] = await this.line.query<{ through: string | null; over: boolean }>(
      'hasten',
      HASTEN,
      [id, claimId, after, HASTEN_BATCH],
    );
    return row?.over ? null : (row?.through ?? null);
  }

  /** Puts deliveries behind an earlier one of their chat, where there is still one, until it lets them go. */
  async park(claims: readonly Claim[], ids: readonly string[]): Promise<void> {
    await this.line.query('park', PARK, [...columns(claims), ids]);
  }

  /**
   * Writes down attempts and what they mean, in one statement. An attempt is logged even when its
   * lane was lost meanwhile; the delivery then belongs to whoever has the lane.
   *
   * @param news of endpoints of these lanes.
   * @returns lanes in which something was let go that waited behind an earlier one of its chat.
   */
  async complete(
    attempts: readonly CompletedAttempt[],
    news: readonly EndpointNews[] = [],
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
      ...news.map(({ id }) => id),
    ]);
    const letGo = await this.line.query<{ webhookId: string }>('complete', COMPLETE, [
      [...lanes],
      ids(['delivered', 'failed']),
      ids(['retry']),
      JSON.stringify(news),
      ...attemptColumns(attempts),
    ]);
    return new Set(letGo.map(({ webhookId }) => webhookId));
  }

  /** Which of these attempts are written down. */
  async logged(attemptIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.line.query<{ id: string }>('logged', LOGGED, [attemptIds]);
    return new Set(rows.map(({ id }) => id));
  }

  /** With the texts of their events, decrypted. */
  private async opened(due: DueDelivery[]): Promise<DueDelivery[]> {
    for (const delivery of due) {
      const { organizationId, eventId, body } = delivery;
      if (body) delivery.body = await this.secrets.body(organizationId, eventId, body);
    }
    return due;
  }

  private async claimed(name: string, statement: string, values: unknown[]): Promise<Claimed> {
    type Row = Omit<Claimed, 'lanes'> & (LaneRow | { id: null });
    const rows = await this.line.query<Row>(name, statement, values);
    const claimed = rows.filter((row): row is Row & LaneRow => row.id !== null);
    const [{ nextDueMs, through, elsewhere } = NOTHING] = rows;
    const lanes = claimed.map((row) => this.toLane(row, String(values[0])));
    return { lanes: await Promise.all(lanes), nextDueMs, through, elsewhere };
  }

  private async toLane(row: LaneRow, claimId: string): Promise<ClaimedLane> {
    const { id, nextMs, releaseThrough, open, probes, recentAttempts, recentFailures } = row;
    const { recentAgeMs, failingForMs } = row;
    return {
      id,
      claimId,
      ...(await this.terms(row)),
      nextMs,
      releaseThrough,
      endpoint: { open, probes, recentAttempts, recentFailures, recentAgeMs, failingForMs },
    };
  }

  private async terms(row: TermsRow): Promise<LaneTerms> {
    const { concurrency, ratePerSecond, retrySchedule, strictOrder, revision } = row;
    const destination = await this.secrets.destination(row);
    return { concurrency, ratePerSecond, retrySchedule, strictOrder, revision, destination };
  }
}

function columns(claims: readonly Claim[]): [ids: string[], claimIds: string[]] {
  return [claims.map(({ id }) => id), claims.map(({ claimId }) => claimId)];
}

/** The parameters that {@link ATTEMPT_COLUMNS} stands for. */
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

/** Chats, and in which lane. */
function passedChats(wants: readonly Want[]): [chats: string[], lanes: string[]] {
  const passed = wants.flatMap(({ id, passing }) => passing.map((chat) => ({ chat, id })));
  return [passed.map(({ chat }) => chat), passed.map(({ id }) => id)];
}
