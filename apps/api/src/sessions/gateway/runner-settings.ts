import type { Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { In, type Repository } from 'typeorm';
import type { ClusterBus } from '../../platform/cluster/cluster-bus';
import { acrossOrganizations } from '../../platform/scope/scope';
import type { Session } from '../state/session.entity';
import type { SessionRunner } from './session-runner';
import { SESSION_CHANGED } from './session-topics';

/** Settings that an open connection takes over when they change. */
export type NotedSettings = Pick<
  Session,
  'id' | 'metadata' | 'proxy' | 'receiveStatus' | 'receiveChannels'
>;

/** Gives the sessions that run in this process the settings that any process changed. */
export class RunnerSettings {
  /** Sessions that changed while they did not run here: one that is being taken up was read before. */
  private readonly changedLately = new LRUCache<string, true>({ max: 10_000 });
  /** What other processes changed is read one after the other. */
  private learning: Promise<void> = Promise.resolve();

  /** @param runners those of this process, by session. */
  constructor(
    private readonly runners: ReadonlyMap<string, SessionRunner>,
    private readonly sessions: Repository<Session>,
    private readonly logger: Pick<Logger, 'error'>,
  ) {}

  /** Reads what other processes change from now on. */
  follow(bus: ClusterBus): void {
    bus.subscribe(SESSION_CHANGED, {
      onMessage: ({ sessionId }) => {
        if (this.runners.has(sessionId)) this.reload([sessionId]);
        else this.changedLately.set(sessionId, true);
      },
      onGap: () => this.reload([...this.runners.keys()]),
    });
  }

  /** A session runs here by now, as it was read before. */
  started(sessionId: string): void {
    if (this.changedLately.delete(sessionId)) this.reload([sessionId]);
  }

  /** Gives a session that runs here its settings, as they are committed. */
  apply({ id, metadata, proxy, receiveStatus, receiveChannels }: NotedSettings): void {
    const runner = this.runners.get(id);
    if (!runner) return;
    Object.assign(runner.session, { metadata, receiveStatus, receiveChannels });
    runner.useProxy(proxy);
  }

  /** Reads what changed of sessions that run here. */
  private reload(sessionIds: string[]): void {
    if (sessionIds.length === 0) return;
    const read = async (): Promise<void> => {
      for (const session of await this.sessions.findBy({ id: In(sessionIds) })) this.apply(session);
    };
    const readAll = (): Promise<void> => acrossOrganizations('sessions', read);
    this.learning = this.learning.then(readAll).catch((error: unknown) => {
      this.logger.error({ err: error }, 'changed session settings could not be read');
    });
  }
}
