import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { ConnectState } from '@whathooks/dto';
import { Observable, type Subscriber } from 'rxjs';
import { EVENTS_STORED } from '../../deliveries/queue/delivery-topics';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { OnEventsAfterCommit } from '../../platform/events/listeners';
import { ApiError } from '../../platform/http/problems/api-error';
import type { ConnectLink } from '../connect-link.entity';
import { LinkingService } from './linking.service';

/** Pages that may have one link open at once, in one process. */
const MOST_PER_LINK = 5;
/** Keeps proxies from closing a quiet stream, and finds a link that ended without an event. */
const HEARTBEAT_MS = 15_000;

/** What a page is sent. */
export interface LinkingMessage {
  type: 'state' | 'heartbeat';
  data: object;
}

/** Tells pages behind connect links how far linking is, whichever process runs the session. */
@Injectable()
export class LinkingStreams implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(LinkingStreams.name);
  private readonly streams = new Set<LinkingStream>();

  constructor(
    private readonly linking: LinkingService,
    private readonly cluster: ClusterBus,
  ) {}

  onModuleInit(): void {
    this.cluster.subscribe(EVENTS_STORED, {
      onMessage: ({ organizationId }) =>
        this.look(({ link }) => link.organizationId === organizationId),
      onGap: () => this.look(() => true),
    });
  }

  @OnEventsAfterCommit()
  onEvents(events: readonly AnyDomainEvent[]): void {
    if (this.streams.size === 0) return;
    const changed = new Set(events.map(({ sessionId }) => sessionId));
    this.look(({ link }) => changed.has(link.sessionId));
  }

  onModuleDestroy(): void {
    for (const stream of this.streams) stream.end();
  }

  /**
   * How far linking is, from now on, until a phone is linked or the link has ended.
   *
   * @throws ApiError limit_reached
   */
  open(link: ConnectLink, token: string): Observable<LinkingMessage> {
    const open = [...this.streams].filter((stream) => stream.link.id === link.id);
    if (open.length >= MOST_PER_LINK)
      throw new ApiError('limit_reached', 'This link is open on too many screens. Close one.');
    return new Observable((subscriber) => {
      const stream = new LinkingStream(subscriber, link, () => this.stateOf(token, link));
      this.streams.add(stream);
      stream.look();
      return () => {
        stream.close();
        this.streams.delete(stream);
      };
    });
  }

  private look(concerns: (stream: LinkingStream) => boolean): void {
    for (const stream of this.streams) if (concerns(stream)) stream.look();
  }

  /** Null when it cannot be read now. The link itself may be gone: then the state that ended it is told. */
  private async stateOf(token: string, link: ConnectLink): Promise<Looked | null> {
    try {
      const state = await this.linking.state(link);
      if (state.status === 'CONNECTED') return { state, isOver: true };
      return { state: await this.linking.open(await this.linking.find(token)), isOver: false };
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) return { state: null, isOver: true };
      this.logger.warn({ err: error }, 'the state of a connect link could not be read');
      return null;
    }
  }
}

interface Looked {
  state: ConnectState | null;
  isOver: boolean;
}

/** A stream to one page. */
class LinkingStream {
  private readonly heartbeat: NodeJS.Timeout;
  private last = '';
  private isLooking = false;
  private isAwaited = false;

  constructor(
    private readonly subscriber: Subscriber<LinkingMessage>,
    readonly link: ConnectLink,
    private readonly read: () => Promise<Looked | null>,
  ) {
    this.heartbeat = setInterval(() => {
      this.subscriber.next({ type: 'heartbeat', data: {} });
      this.look();
    }, HEARTBEAT_MS).unref();
  }

  /** Something may have changed. */
  look(): void {
    this.isAwaited = true;
    if (!this.isLooking) void this.run();
  }

  end(): void {
    this.subscriber.complete();
  }

  /** No timer is left behind. */
  close(): void {
    clearInterval(this.heartbeat);
  }

  private async run(): Promise<void> {
    this.isLooking = true;
    while (this.isAwaited && !this.subscriber.closed) {
      this.isAwaited = false;
      this.tell(await this.read());
    }
    this.isLooking = false;
  }

  private tell(looked: Looked | null): void {
    if (!looked) return;
    const text = JSON.stringify(looked.state);
    if (looked.state && text !== this.last)
      this.subscriber.next({ type: 'state', data: looked.state });
    this.last = text;
    if (looked.isOver) this.end();
  }
}
