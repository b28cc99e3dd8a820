import { Injectable } from '@nestjs/common';
import { NotAnsweredError } from '../../platform/cluster/question';
import { type SessionQuestion, SessionRouter } from '../gateway/session-router';
import { type ConnectedSession, ConnectedSessions } from './connected-sessions';
import type { SessionRef } from '../state/session-ref';

/** How long WhatsApp, and another process, may take in all, in ms. */
const WITHIN_MS = 10_000;

/** Asks for what only the connection of a session can do, in whichever process that is. */
@Injectable()
export class ConnectionQuestions {
  constructor(
    private readonly router: SessionRouter,
    private readonly sessions: ConnectedSessions,
  ) {}

  /** Declares what is done where the connection is. */
  answer<Params>(
    question: SessionQuestion<Params, void>,
    work: (connected: ConnectedSession, params: Params) => Promise<void>,
  ): void {
    this.router.answer(question, async (session, params) => {
      const connected = this.sessions.connectedHere(session);
      if (!connected) throw await this.sessions.notConnected(session);
      try {
        await work(connected, params);
      } catch {
        // The connection ended over it, or WhatsApp did not say what has to be known first.
        throw await this.sessions.notConnected(session);
      }
    });
  }

  /** @throws ApiError session_not_connected */
  async ask<Params>(
    question: SessionQuestion<Params, void>,
    session: SessionRef,
    params: Params,
  ): Promise<void> {
    try {
      await this.router.ask(question, session, params, WITHIN_MS);
    } catch (error) {
      if (!(error instanceof NotAnsweredError)) throw error;
      throw await this.sessions.notConnected(session);
    }
  }
}
