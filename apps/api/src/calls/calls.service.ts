import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CallPayload } from '@whathooks/dto';
import type { Actor } from '../platform/access/actor';
import { NotAnsweredError } from '../platform/cluster/question';
import { ApiError, notFound } from '../platform/http/problems/api-error';
import { SessionRouter } from '../sessions/gateway/session-router';
import { ConnectedSessions } from '../sessions/door/connected-sessions';
import { SessionLookup } from '../sessions/door/session-lookup';
import { REJECT_CALL } from './call-questions';
import { CallRejections } from './call-rejections';
import type { CallSign } from './call-signs';
import { callView } from './call-views';
import { CallsRepository } from './calls.repository';
import type { SessionRef } from '../sessions/state/session-ref';

/** How long WhatsApp may take to hear that a call is rejected, in ms. */
const REJECT_WITHIN_MS = 10_000;

/** Rejects calls when somebody asks for it. */
@Injectable()
export class CallsService implements OnModuleInit {
  constructor(
    private readonly calls: CallsRepository,
    private readonly sessions: SessionLookup,
    private readonly connected: ConnectedSessions,
    private readonly rejections: CallRejections,
    private readonly router: SessionRouter,
  ) {}

  /** Answers processes that are asked about a session that runs here. */
  onModuleInit(): void {
    this.router.answer(REJECT_CALL, async (session, { callId }) => {
      const connection = this.connected.connectedHere(session);
      if (!connection) throw await this.connected.notConnected(session);
      await this.rejections.rejectHere(connection.session, await this.ringing(session, callId));
    });
  }

  /**
   * Rejects a call that rings. One that is rejected already is left as it is.
   *
   * @throws ApiError not_found, call_over, session_not_connected
   */
  async reject(actor: Actor, sessionId: string, callId: string): Promise<CallPayload> {
    const session = await this.sessions.refOf(actor, sessionId);
    const call = await this.find(session, callId);
    if (call.status === 'rejected') return callView(session.id, call);
    await this.ringing(session, callId);
    try {
      await this.router.ask(REJECT_CALL, session, { callId }, REJECT_WITHIN_MS);
    } catch (error) {
      if (!(error instanceof NotAnsweredError)) throw error;
      throw await this.connected.notConnected(session);
    }
    return callView(session.id, await this.find(session, callId));
  }

  private async find(session: SessionRef, callId: string): Promise<CallSign> {
    const call = await this.calls.find(session, callId);
    if (!call) throw notFound('call');
    return call;
  }

  private async ringing(session: SessionRef, callId: string): Promise<CallSign> {
    const call = await this.find(session, callId);
    if (call.status !== 'ringing')
      throw new ApiError(
        'call_over',
        `The call was ${call.status}. Only one that rings is rejected.`,
      );
    return call;
  }
}
