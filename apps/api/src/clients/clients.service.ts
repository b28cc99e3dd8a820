import { Injectable } from '@nestjs/common';
import {
  type AuditAction,
  type ClientList,
  CLIENTS_MAX,
  type ClientView,
  type CreateClientRequest,
  type SetClientSessionsRequest,
  type UpdateClientRequest,
  type WebhookChoice,
} from '@whathooks/dto';
import { AuditService } from '../audit/audit.service';
import type { Actor } from '../platform/access/actor';
import { assertUnlimited } from '../platform/access/reach';
import { byName } from '../platform/database/by-name';
import { isTaken } from '../platform/database/conflicts';
import { newId, parseId, publicId } from '../platform/database/ids';
import { assertRoomForOne } from '../platform/database/room-for-one';
import { type Transaction, UnitOfWork } from '../platform/database/unit-of-work';
import { ApiError, notFound } from '../platform/http/problems/api-error';
import { SessionTopics } from '../platform/events/session-topics';
import { LiveBus } from '../platform/live-events/live-bus';
import { beyondLimits } from '../platform/scope/scope';
import { type ClientRow, ClientsRepository } from './clients.repository';

/** Webhooks that an error names; others are counted. */
const NAMED_MOST = 10;

/** Clients of an organization: its sessions, grouped by whose numbers they are. */
@Injectable()
export class ClientsService {
  constructor(
    private readonly clients: ClientsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditService,
    private readonly live: LiveBus,
    private readonly topics: SessionTopics,
  ) {}

  /** All; for who is limited, those that they are limited to, and those of sessions within reach. */
  async list(actor: Actor): Promise<ClientList> {
    const rows = await this.clients.all(actor);
    const seen = rows.filter((row) => isSeen(actor, row));
    return { data: seen.map(toView).sort(byName(({ name }) => name)) };
  }

  /** @throws ApiError not_found */
  async get(actor: Actor, id: string, tx?: Transaction): Promise<ClientView> {
    const row = await this.clients.find(actor, parseId('client', id), tx?.manager);
    if (!row || !isSeen(actor, row)) throw notFound('client');
    return toView(row);
  }

  /** @throws ApiError forbidden, name_taken, limit_reached */
  create(actor: Actor, { name }: CreateClientRequest): Promise<ClientView> {
    return this.change(actor, async (tx) => {
      await assertRoomForOne(tx, actor, 'clients', CLIENTS_MAX, () =>
        this.clients.count(tx, actor),
      );
      const { id } = await this.clients.insert(tx, actor, { id: newId(), name });
      await this.record(tx, actor, 'client.created', id, { name });
      return this.get(actor, publicId('client', id), tx);
    });
  }

  /** @throws ApiError forbidden, not_found, name_taken */
  rename(actor: Actor, id: string, { name }: UpdateClientRequest): Promise<ClientView> {
    return this.change(actor, async (tx) => {
      const client = await this.clients.lock(tx, actor, parseId('client', id));
      await this.clients.rename(tx, actor, client.id, name);
      if (name !== client.name)
        await this.record(tx, actor, 'client.renamed', client.id, {
          name,
          previousName: client.name,
        });
      return this.get(actor, id, tx);
    });
  }

  /**
   * Its sessions stay, and belong to no client. Who was limited to it alone is limited to nothing.
   *
   * @throws ApiError forbidden, not_found, webhooks_remain
   */
  remove(actor: Actor, id: string, choice?: WebhookChoice): Promise<void> {
    return this.change(actor, async (tx) => {
      const client = await this.clients.lock(tx, actor, parseId('client', id));
      const leaving = await this.clients.sessionsWithin(actor, [client.id], [], tx.manager);
      const left = await this.leave(tx, actor, leaving, choice);
      await this.clients.remove(tx, actor, client.id);
      const details = { name: client.name, ...left };
      await this.record(tx, actor, 'client.deleted', client.id, details);
    });
  }

  /**
   * Changes which sessions a client has, whoever keeps them.
   *
   * @param assign gives it its sessions, by the UUID of the client, and returns the UUIDs of those that left a client.
   * @throws ApiError forbidden, not_found, webhooks_remain
   */
  assign(
    actor: Actor,
    id: string,
    { sessionIds, webhooks }: SetClientSessionsRequest,
    assign: (tx: Transaction, clientId: string) => Promise<string[]>,
  ): Promise<ClientView> {
    return this.change(actor, async (tx) => {
      const { id: clientId, name } = await this.clients.lock(tx, actor, parseId('client', id));
      const left = await this.leave(tx, actor, await assign(tx, clientId), webhooks);
      const details = { name, sessions: sessionIds.join(', '), ...left };
      await this.record(tx, actor, 'client.sessions_changed', clientId, details);
      return this.get(actor, id, tx);
    });
  }

  /**
   * The client that a session is to belong to, which stays one until the transaction ends.
   *
   * @param id public id; null for none.
   * @param before UUID of the client to which it belongs, null for none; absent for a new session.
   * @returns its UUID.
   * @throws ApiError forbidden where the session would be out of reach of the actor, or is that of a client which is,
   *   not_found
   */
  async chosen(
    tx: Transaction,
    actor: Actor,
    id: string | null,
    before?: string | null,
  ): Promise<string | null> {
    const own = actor.reach?.clientIds;
    if (own && before !== undefined && (before === null || !own.includes(before)))
      throw new ApiError(
        'forbidden',
        'You are limited to some clients, and this session belongs to none of them: it is not for you to move.',
      );
    if (own && !own.some((client) => publicId('client', client) === id)) {
      throw new ApiError(
        'forbidden',
        'You are limited to some clients: a session of yours belongs to one of them. Name it as clientId.',
      );
    }
    if (id === null) return null;
    return (await this.clients.lock(tx, actor, parseId('client', id))).id;
  }

  /**
   * Says that sessions leave their client, and decides what becomes of webhooks that name them. Those that the caller does not see
   * are the organization's, and go on: the audit log names them with those that were kept.
   *
   * @param sessionIds UUIDs.
   * @param choice absent where nobody said; then there may be no such webhook.
   * @returns what the audit log keeps of it.
   * @throws ApiError webhooks_remain
   */
  async leave(
    tx: Transaction,
    actor: Actor,
    sessionIds: readonly string[],
    choice: WebhookChoice | undefined,
  ): Promise<{ webhooks?: string; stopped?: string }> {
    const { organizationId } = actor;
    await this.topics.leaveClient.publish(tx, { organizationId, sessionIds });
    const seen = await this.clients.webhooksNaming(tx, actor, sessionIds);
    if (seen.length > 0 && !choice) throw webhooksRemain(seen);
    const webhookIds = choice === 'stop' ? seen : [];
    if (webhookIds.length > 0)
      await this.topics.leaveWebhooks.publish(tx, { actor, sessionIds, webhookIds });
    const all = await beyondLimits(() => this.clients.webhooksNaming(tx, actor, sessionIds));
    const remaining = all.filter((id) => !webhookIds.includes(id));
    return {
      ...(remaining.length > 0 && { webhooks: listed(remaining) }),
      ...(webhookIds.length > 0 && { stopped: listed(webhookIds) }),
    };
  }

  private async change<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    assertUnlimited(actor);
    try {
      return await this.unitOfWork.run((tx) => {
        this.live.publishChange(tx, actor, 'clients');
        return work(tx);
      });
    } catch (error) {
      if (isTaken(error))
        throw new ApiError('name_taken', 'Another client has this name. Choose another one.');
      throw error;
    }
  }

  private record(
    tx: Transaction,
    actor: Actor,
    action: AuditAction,
    id: string,
    details: Record<string, string>,
  ): Promise<void> {
    return this.audit.record(tx, actor, action, publicId('client', id), details);
  }
}

function listed(webhookIds: readonly string[]): string {
  return webhookIds.map((id) => publicId('webhook', id)).join(', ');
}

function webhooksRemain(webhookIds: readonly string[]): ApiError {
  const named = listed(webhookIds.slice(0, NAMED_MOST));
  const more = webhookIds.length - NAMED_MOST;
  return new ApiError(
    'webhooks_remain',
    `These webhooks name a session that leaves its client, and would go on sending its events: ${named}${more > 0 ? ` and ${more} more` : ''}. Say as webhooks whether they keep it or stop.`,
  );
}

function isSeen({ reach }: Actor, { id, sessionIds }: ClientRow): boolean {
  return reach === null || reach.clientIds.includes(id) || sessionIds.length > 0;
}

function toView({ id, name, sessionIds, createdAt }: ClientRow): ClientView {
  return {
    id: publicId('client', id),
    name,
    sessionIds: sessionIds.map((sessionId) => publicId('session', sessionId)),
    createdAt: createdAt.toISOString(),
  };
}
