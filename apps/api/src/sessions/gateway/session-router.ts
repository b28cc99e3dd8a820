import { Injectable } from '@nestjs/common';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { NotAnsweredError, type Question } from '../../platform/cluster/question';
import { Router } from '../../platform/cluster/router';
import type { Tenant } from '../../platform/database/tenant-repository';
import { SessionLeases } from './leases/session-leases';

/** What a question is about. */
export interface AskedSession extends Tenant {
  readonly id: string;
}

/** A question about a session, for the process that runs it. */
export type SessionQuestion<Asked, Answer> = Question<Asked & { sessionId: string }, Answer>;

/** Carries what is asked of a session to the process that runs it, so that any process may be asked. */
@Injectable()
export class SessionRouter {
  constructor(
    private readonly leases: SessionLeases,
    private readonly router: Router,
    private readonly bus: ClusterBus,
  ) {}

  /** Declares who answers a question about the sessions that this process runs. */
  answer<Asked, Answer>(
    question: SessionQuestion<Asked, Answer>,
    handler: (session: AskedSession, asked: Asked) => Promise<Answer>,
  ): void {
    this.router.answer(question, ({ organizationId }, asked) =>
      handler({ id: asked.sessionId, organizationId }, asked),
    );
  }

  /**
   * Asks the process that runs a session; this one where it does so itself, or nobody does.
   *
   * @param withinMs how long another process is waited for.
   * @throws NotAnsweredError when another process runs it, and was gone or silent; what became of the question is
   *   not known then. What the handler throws.
   */
  async ask<Asked, Answer>(
    question: SessionQuestion<Asked, Answer>,
    { id, organizationId }: AskedSession,
    asked: Asked,
    withinMs: number,
  ): Promise<Answer> {
    const tenant = { organizationId };
    const content = { ...asked, sessionId: id };
    const holder = await this.leases.holderOf(id);
    return holder === null || holder === this.bus.processId
      ? this.router.askHere(question, tenant, content)
      : this.router.ask(holder, question, tenant, content, withinMs);
  }

  /** As {@link ask}; where another process runs the session and does not answer, this one does what it can. */
  async askOrTakeOver<Asked, Answer>(
    question: SessionQuestion<Asked, Answer>,
    session: AskedSession,
    asked: Asked,
    withinMs: number,
  ): Promise<Answer> {
    try {
      return await this.ask(question, session, asked, withinMs);
    } catch (error) {
      if (!(error instanceof NotAnsweredError)) throw error;
      const { id, organizationId } = session;
      return this.router.askHere(question, { organizationId }, { ...asked, sessionId: id });
    }
  }
}
