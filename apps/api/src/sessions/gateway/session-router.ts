import { Injectable } from '@nestjs/common';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { NotAnsweredError, type Question } from '../../platform/cluster/question';
import { Router } from '../../platform/cluster/router';
import { SessionLeases } from './leases/session-leases';
import type { SessionRef } from '../state/session-ref';

/** A question about a session, for the process that runs it. */
export type SessionQuestion<Params, Answer> = Question<Params & { sessionId: string }, Answer>;

/** Forwards requests for a session to the process that runs it, so that any process can serve them. */
@Injectable()
export class SessionRouter {
  constructor(
    private readonly leases: SessionLeases,
    private readonly router: Router,
    private readonly bus: ClusterBus,
  ) {}

  /** Declares who answers a question about the sessions that this process runs. */
  answer<Params, Answer>(
    question: SessionQuestion<Params, Answer>,
    handler: (session: SessionRef, params: Params) => Promise<Answer>,
  ): void {
    this.router.answer(question, ({ organizationId }, params) =>
      handler({ id: params.sessionId, organizationId }, params),
    );
  }

  /**
   * Forwards to the process that runs a session; handled here where this process runs it, or none does.
   *
   * @param withinMs how long another process is waited for.
   * @throws NotAnsweredError when another process runs it, and was gone or silent; what happened to the question is
   *   not known then. What the handler throws.
   */
  async ask<Params, Answer>(
    question: SessionQuestion<Params, Answer>,
    { id, organizationId }: SessionRef,
    params: Params,
    withinMs: number,
  ): Promise<Answer> {
    const tenant = { organizationId };
    const content = { ...params, sessionId: id };
    const holder = await this.leases.holderOf(id);
    return holder === null || holder === this.bus.processId
      ? this.router.handleHere(question, tenant, content)
      : this.router.ask(holder, question, tenant, content, withinMs);
  }

  /** As {@link ask}; where another process runs the session and does not answer, this one does what it can. */
  async askOrTakeOver<Params, Answer>(
    question: SessionQuestion<Params, Answer>,
    session: SessionRef,
    params: Params,
    withinMs: number,
  ): Promise<Answer> {
    try {
      return await this.ask(question, session, params, withinMs);
    } catch (error) {
      if (!(error instanceof NotAnsweredError)) throw error;
      const { id, organizationId } = session;
      return this.router.handleHere(question, { organizationId }, { ...params, sessionId: id });
    }
  }
}
