import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { ApiError } from '../problems/api-error';
import type { AuthenticatedRequest } from '../../access/access.decorators';
import { type Actor, actorId } from '../../access/actor';
import { IdempotencyClaim } from './idempotency-claim';
import { IdempotencyKeys } from './idempotency-keys';
import { fingerprint } from './request-fingerprint';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

/** A request with an Idempotency-Key. */
export interface KeyedFastifyRequest extends AuthenticatedRequest {
  idempotency?: IdempotencyClaim;
}

/** Executes a request once per Idempotency-Key, and gives later ones the same response. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly keys: IdempotencyKeys) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<KeyedFastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || !request.actor) return next.handle();
    if (typeof key !== 'string' || !VISIBLE_ASCII.test(key)) {
      throw new ApiError('invalid_idempotency_key');
    }
    const reply = http.getResponse<FastifyReply>();
    return of(await this.once(request, request.actor, key, reply, next));
  }

  private async once(
    request: KeyedFastifyRequest,
    actor: Actor,
    key: string,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const claimed = await this.keys.claim({
      organizationId: actor.organizationId,
      actor: actorId(actor),
      route: `${request.method} ${request.routeOptions.url ?? ''}`,
      key,
      hash: fingerprint(request.params, request.body),
    });
    if (!(claimed instanceof IdempotencyClaim)) {
      void reply.status(claimed.status).header('idempotency-replayed', 'true');
      return claimed.body;
    }
    if (claimed.made) void reply.header('idempotency-replayed', 'true');
    request.idempotency = claimed;
    try {
      return await this.carryOut(actor, claimed, reply, next);
    } finally {
      this.keys.end(claimed);
    }
  }

  private async carryOut(
    actor: Actor,
    claim: IdempotencyClaim,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    let body: unknown;
    try {
      body = await lastValueFrom<unknown>(next.handle());
    } catch (error) {
      await this.keys.release(claim);
      throw error;
    }
    if (!claim.isMade) await this.keys.keep(actor, claim, { status: reply.statusCode, body });
    return body;
  }
}
