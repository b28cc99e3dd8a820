import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  CONNECT_LINKS_MAX,
  type ConnectLinkPage,
  type ConnectLinksQuery,
  type ConnectLinkView,
  type CreateConnectLinkRequest,
  type CreatedConnectLink,
} from '@whathooks/dto';
import { AuditService } from '../audit/audit.service';
import type { Actor } from '../platform/access/actor';
import { newId, parseId, publicId } from '../platform/database/ids';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../platform/events/domain-events';
import { SessionTopics } from '../platform/events/session-topics';
import { OnEventsInTransaction } from '../platform/events/listeners';
import { OwnOrigin } from '../platform/http/own-origin';
import { ApiError, notFound } from '../platform/http/problems/api-error';
import { hashToken, newToken } from '../platform/access/link-token';
import { beyondLimits } from '../platform/scope/scope';
import { SessionLookup } from '../sessions/door/session-lookup';
import { SessionLinking } from '../sessions/session-linking.service';
import type { ConnectLink } from './connect-link.entity';
import { ConnectLinksRepository } from './connect-links.repository';

const MINUTE_MS = 60_000;

/** Connect links as those who make them see them. */
@Injectable()
export class ConnectLinksService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: ConnectLinksRepository,
    private readonly sessions: SessionLookup,
    private readonly linking: SessionLinking,
    private readonly audit: AuditService,
    private readonly origin: OwnOrigin,
    private readonly topics: SessionTopics,
  ) {}

  /** Who had a link to a number from its client before links no phone to it for another. */
  onModuleInit(): void {
    this.topics.leaveClient.listen((tx, { sessionIds }) => this.links.removeOf(tx, sessionIds));
  }

  /**
   * The link is in the answer this once; only a hash of its secret is kept.
   *
   * @throws ApiError not_found, already_linked where the number is not to be replaced, limit_reached
   */
  async create(
    actor: Actor,
    sessionId: string,
    { expiresInMinutes, language, expectedPhone, replace }: CreateConnectLinkRequest,
  ): Promise<CreatedConnectLink> {
    const token = newToken();
    if (replace) await this.linking.logout(actor, sessionId);
    const row = await this.unitOfWork.run(async (tx) => {
      const session = await this.sessions.unlinkedWithin(tx, actor, sessionId);
      await this.links.removeExpired(tx, actor);
      await tx.lock(`connect links of ${actor.organizationId}`);
      // What others made counts, too.
      const open = await beyondLimits(() => this.links.countOpen(tx, actor));
      if (open >= CONNECT_LINKS_MAX) throw tooMany();
      if (expectedPhone) await this.sessions.expectWithin(tx, session, expectedPhone);
      const link = await this.links.insert(tx, actor, {
        id: newId(),
        sessionId: session.id,
        tokenHash: hashToken(token),
        language: language ?? null,
        expiresAt: new Date(Date.now() + expiresInMinutes * MINUTE_MS),
      });
      await this.audit.record(tx, actor, 'connect_link.created', ...auditedOf(link));
      return link;
    });
    // Behind the #: browsers send that to no server.
    const query = row.language ? `?language=${row.language}` : '';
    return { ...toView(row), url: `${this.origin.value}/connect/${query}#${token}` };
  }

  /** @throws ApiError not_found when there is no such session. */
  async list(actor: Actor, { sessionId, ...query }: ConnectLinksQuery): Promise<ConnectLinkPage> {
    const session = sessionId ? await this.sessions.refOf(actor, sessionId) : null;
    return this.links.page(actor, query, session, toView);
  }

  /** @throws ApiError not_found */
  async revoke(actor: Actor, id: string): Promise<void> {
    const linkId = parseId('connect link', id);
    await this.unitOfWork.run(async (tx) => {
      const link = await this.links.findOpen(tx, actor, linkId);
      if (!link) throw notFound('connect link');
      await this.links.remove(tx, actor, link.id);
      await this.audit.record(tx, actor, 'connect_link.revoked', ...auditedOf(link));
    });
  }

  /** A link has done its work when a phone is linked. */
  @OnEventsInTransaction()
  async endUsed(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    const linked = events.flatMap(({ event, data, sessionId }) =>
      event === 'session.status' && data.status === 'CONNECTED' && sessionId ? [sessionId] : [],
    );
    if (linked.length > 0) await this.links.removeOf(tx, linked);
  }
}

/** Target and details of a link's entries in the audit log: its id, and its session. */
function auditedOf({ id, sessionId }: ConnectLink): [string, Record<string, string>] {
  return [publicId('connect link', id), { session: publicId('session', sessionId) }];
}

function toView(row: ConnectLink): ConnectLinkView {
  return {
    id: publicId('connect link', row.id),
    sessionId: publicId('session', row.sessionId),
    language: row.language,
    createdAt: (row.createdAt ?? new Date()).toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

function tooMany(): ApiError {
  return new ApiError(
    'limit_reached',
    `This organization has ${CONNECT_LINKS_MAX} open connect links, and may have no more. Revoke one first.`,
  );
}
