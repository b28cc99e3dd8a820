import { Injectable } from '@nestjs/common';
import type { LimitRequest, LimitView } from '@whathooks/dto';
import type { Reach } from '../../platform/access/actor';
import { parseId, publicId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/http/problems/api-error';
import { ClientsRepository } from '../clients.repository';

/** A limit as a row keeps it: UUIDs. Both are null for the whole organization. */
export interface Limit {
  clientIds: string[] | null;
  sessionIds: string[] | null;
}

/** The whole organization. */
export const NO_LIMIT: Readonly<Limit> = { clientIds: null, sessionIds: null };

/** What people, invitations and API keys are limited to. */
@Injectable()
export class Limits {
  constructor(private readonly clients: ClientsRepository) {}

  /**
   * The limit that a request names.
   *
   * @throws ApiError not_found for a client or a session that the organization does not have
   */
  async chosen(
    tx: Transaction,
    tenant: Tenant,
    { clientIds, sessionIds }: LimitRequest,
  ): Promise<Limit> {
    if (!clientIds && !sessionIds) return { ...NO_LIMIT };
    const clients = (clientIds ?? []).map((id) => parseId('client', id));
    const sessions = (sessionIds ?? []).map((id) => parseId('session', id));
    if ((await this.clients.countOf(tx, tenant, clients)) < clients.length)
      throw notFound('client');
    const found = await this.clients.sessionsWithin(tenant, [], sessions, tx.manager);
    if (found.length < sessions.length) throw notFound('session');
    return { clientIds: clients, sessionIds: sessions };
  }

  /** What is within a limit now; null for everything. */
  async reach(tenant: Tenant, { clientIds, sessionIds }: Limit): Promise<Reach | null> {
    if (!clientIds || !sessionIds) return null;
    return {
      clientIds,
      sessionIds: await this.clients.sessionsWithin(tenant, clientIds, sessionIds),
    };
  }
}

/** Whether a request names a limit, or lifts it. */
export function namesLimit({ clientIds, sessionIds }: LimitRequest): boolean {
  return clientIds !== undefined || sessionIds !== undefined;
}

/**
 * A change of a limit. One list that is null lifts nothing by itself: the other stays as it is.
 *
 * @param present what it is now.
 */
export function withOtherList(request: LimitRequest, present: Limit): LimitRequest {
  const { clientIds, sessionIds } = limitView(present, null);
  if (request.clientIds === null && request.sessionIds === undefined)
    return { clientIds: null, sessionIds };
  if (request.sessionIds === null && request.clientIds === undefined)
    return { clientIds, sessionIds: null };
  return request;
}

/** @param reach of who looks: what is out of it is not told. */
export function limitView({ clientIds, sessionIds }: Limit, reach: Reach | null): LimitView {
  const seen = (ids: string[] | null, own: readonly string[] | undefined): string[] | null =>
    ids && ids.filter((id) => !own || own.includes(id));
  return {
    clientIds: publicIds('client', seen(clientIds, reach?.clientIds)),
    sessionIds: publicIds('session', seen(sessionIds, reach?.sessionIds)),
  };
}

/** What the audit log keeps of a limit. */
export function limitDetails(limit: Limit): Record<string, string> {
  const { clientIds, sessionIds } = limitView(limit, null);
  if (!clientIds || !sessionIds) return { limit: 'none' };
  return { clients: clientIds.join(', '), sessions: sessionIds.join(', ') };
}

function publicIds(kind: 'client' | 'session', ids: string[] | null): string[] | null {
  return ids && ids.map((id) => publicId(kind, id));
}
