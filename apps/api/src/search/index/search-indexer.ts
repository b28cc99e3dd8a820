import { Injectable, Logger } from '@nestjs/common';
import { ChatNames } from '../../chats/contacts/chat-names.repository';
import { MessageTexts } from '../../messages/store/message-texts.repository';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { messageEntry, nameEntry } from './entry-words';
import { type Entry, type EntryRef, SearchEntriesRepository } from './search-entries.repository';

/** Rows that one transaction indexes: it holds what it takes for a fraction of a second. */
const BATCH = 500;
const EVERY_MS = 1_000;
/** Batches between two lines in the log about what was there before. */
const TOLD_EVERY = 100;

/** Indexes what was noted, and what was there before there was an index. */
@Injectable()
export class SearchIndexer {
  private readonly logger = new Logger(SearchIndexer.name);
  private batches = 0;

  constructor(
    private readonly entries: SearchEntriesRepository,
    private readonly messages: MessageTexts,
    private readonly names: ChatNames,
    private readonly unitOfWork: UnitOfWork,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'indexing for the search',
      everyMs: EVERY_MS,
      atStart: true,
      run: (stopping) => this.index(stopping),
    });
  }

  /** Until nothing is left, or the process stops. What is new goes first. */
  async index(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const taken = await this.unitOfWork.run((tx) => this.indexNoted(tx));
      if (taken === BATCH) continue;
      if (!(await this.unitOfWork.run((tx) => this.indexEarlier(tx)))) return;
    }
  }

  /** @returns how many were noted. */
  private async indexNoted(tx: Transaction): Promise<number> {
    const taken = await this.entries.takePendingOfAll(tx, BATCH);
    await this.write(tx, taken);
    return taken.length;
  }

  /** @returns whether there was anything. */
  private async indexEarlier(tx: Transaction): Promise<boolean> {
    const place = await this.entries.takeBackfillOfAll(tx);
    if (!place) return false;
    const { kind, before } = place;
    const ids =
      kind === 'm'
        ? await this.messages.idsBeforeOfAll(tx, before, BATCH)
        : await this.names.idsBeforeOfAll(tx, kind === 'c' ? 'contact' : 'group', before, BATCH);
    await this.write(
      tx,
      ids.map((id) => ({ kind, id })),
    );
    await this.entries.putBackfillOfAll(tx, kind, ids.at(-1) ?? null);
    this.tell(kind, ids);
    return true;
  }

  private async write(tx: Transaction, taken: readonly EntryRef[]): Promise<void> {
    if (taken.length === 0) return;
    const of = (wanted: EntryRef['kind']): string[] =>
      taken.flatMap(({ kind, id }) => (kind === wanted ? [id] : []));
    const messages = await this.messages.textsOfAll(tx, of('m'));
    const names = await this.names.namesOfAll(tx, of('c'), of('g'));
    const entries = new Map<string, Entry>();
    for (const entry of [...messages.map(messageEntry), ...names.map(nameEntry)])
      if (entry) entries.set(keyOf(entry), entry);
    const gone = taken.filter((ref) => !entries.has(keyOf(ref)));
    await this.entries.writeOfAll(tx, [...entries.values()], gone);
  }

  private tell(kind: EntryRef['kind'], ids: readonly string[]): void {
    const last = ids.at(-1);
    if (last === undefined) {
      this.logger.log({ kind }, 'indexing of existing rows is complete');
      return;
    }
    this.batches += 1;
    if (this.batches % TOLD_EVERY !== 1) return;
    const downTo = new Date(Number.parseInt(last.replaceAll('-', '').slice(0, 12), 16));
    this.logger.log({ kind, downTo }, 'indexing existing rows for the search');
  }
}

function keyOf({ kind, id }: EntryRef): string {
  return kind + id;
}
