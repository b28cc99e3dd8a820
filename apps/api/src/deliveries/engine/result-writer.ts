import type { CompletedAttempt, EndpointNews } from '../queue/completed-attempt';
import type { Attempted } from '../attempt/delivery-attempter';
import type { DeliveryQueue, DueDelivery } from '../queue/delivery-queue';
import type { LaneWork } from './lane-work';
import { DISABLE_REASONS, type DisableReason, type DisableTarget } from './webhook-keeper';

/** So many results are written together. */
export const WRITE_BATCH = 500;

/** What writing needs of the world around it. */
export interface ResultHooks {
  /** Webhooks to switch off, before the attempts that say so are written down. */
  disable(targets: readonly DisableTarget[], reason: DisableReason): Promise<void>;
  /** The database failed. */
  troubled(error: unknown): void;
}

/** An attempt that is over and not written down yet. */
export interface Result {
  work: LaneWork;
  delivery: DueDelivery;
  attempted: Attempted;
  /** Why the webhook has to be switched off, if it has to. */
  disable: DisableReason | null;
}

/** What one round of writing did. */
export interface Written {
  results: Result[];
  /** Those that the database will not have at all. */
  refused: Result[];
  /** Lanes in which something was let go that waited behind an earlier one. */
  letGo: ReadonlySet<string>;
}

/** Writes down what came of attempts, many at a time and each once, whatever the database does. */
export class ResultWriter {
  private readonly waiting: Result[] = [];
  /** The last write failed, or nobody said whether it did. */
  private inDoubt = false;

  constructor(
    private readonly queue: Pick<DeliveryQueue, 'complete' | 'logged'>,
    private readonly hooks: ResultHooks,
  ) {}

  /** Results that wait to be written. */
  get count(): number {
    return this.waiting.length;
  }

  add(result: Result): void {
    this.waiting.push(result);
  }

  /** Writes the oldest that wait. After a rejection they wait still. */
  async writeSome(): Promise<Written> {
    const batch = this.waiting.slice(0, WRITE_BATCH);
    await this.disable(batch);
    const now = performance.now();
    const works = [...new Set(batch.map(({ work }) => work))];
    const news = works.flatMap((work) => work.news(now) ?? []);
    const records = batch
      .filter(({ attempted }) => attempted.sign.kind !== 'offline')
      .map(({ attempted }) => attempted.record);
    const letGo = new Set<string>();
    const refused = await this.completeOnce(records, news, letGo);
    for (const work of works) {
      const told = news.find(
        ({ claimId, id }) => claimId === work.lane.claimId && id === work.lane.id,
      );
      if (told) work.told(told);
    }
    this.waiting.splice(0, batch.length);
    const isRefused = ({ attempted }: Result): boolean => refused.has(attempted.record.id);
    return {
      results: batch.filter((result) => !isRefused(result)),
      refused: batch.filter(isRefused),
      letGo,
    };
  }

  private async disable(batch: readonly Result[]): Promise<void> {
    for (const reason of DISABLE_REASONS) {
      const targets = new Map<string, DisableTarget>();
      for (const { disable, attempted } of batch) {
        const { webhookId, url } = attempted.record;
        if (disable === reason) targets.set(webhookId, { webhookId, url });
      }
      if (targets.size > 0) await this.hooks.disable([...targets.values()], reason);
    }
  }

  /** A write whose answer was lost may have happened: what it wrote down is not written down again. */
  private async completeOnce(
    records: readonly CompletedAttempt[],
    news: readonly EndpointNews[],
    letGo: Set<string>,
  ): Promise<Set<string>> {
    const logged = this.inDoubt
      ? await this.queue.logged(records.map(({ id }) => id))
      : new Set<string>();
    this.inDoubt = true;
    const missing = records.filter(({ id }) => !logged.has(id));
    const refused = await this.complete(missing, news, letGo);
    this.inDoubt = false;
    return refused;
  }

  /**
   * One record that the database will not have must not keep all the others from being written.
   *
   * @returns the attempts that it will not have at all.
   */
  private async complete(
    records: readonly CompletedAttempt[],
    news: readonly EndpointNews[],
    letGo: Set<string>,
  ): Promise<Set<string>> {
    if (records.length + news.length === 0) return new Set();
    try {
      for (const lane of await this.queue.complete(records, news)) letGo.add(lane);
      return new Set();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (records.length === 1 && news.length === 0)
        return this.completeBare(records, error, letGo);
      const refused = new Set<string>();
      for (const record of records) {
        for (const id of await this.complete([record], [], letGo)) refused.add(id);
      }
      if (news.length > 0) await this.queue.complete([], news);
      return refused;
    }
  }

  /** Without what the server sent: the rest is ours and can be stored. */
  private async completeBare(
    records: readonly CompletedAttempt[],
    error: unknown,
    letGo: Set<string>,
  ): Promise<Set<string>> {
    this.hooks.troubled(error);
    const bare = { responseHeaders: null, responseBody: null, errorDetail: null };
    try {
      const complete = this.queue.complete(records.map((record) => ({ ...record, ...bare })));
      for (const lane of await complete) letGo.add(lane);
      return new Set();
    } catch (again) {
      if (!isRefusal(again)) throw again;
      this.hooks.troubled(again);
      return new Set(records.map(({ id }) => id));
    }
  }
}

/** SQLSTATE classes 22 and 23: the values are what is wrong, and would be at every other time. */
function isRefusal(error: unknown): boolean {
  return /^2[23]/.test((error as { code?: string }).code ?? '');
}
