import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor';
import { NotAnsweredError } from '../../platform/cluster/question';
import { ApiError } from '../../platform/http/problems/api-error';
import { type SessionRef, SessionRouter } from '../../sessions/gateway/session-router';
import { DO_WITH_GROUP, type GroupAnswer, type GroupCommand } from './group-commands';

/** How long the process that runs the session, and WhatsApp, may take in all, in ms. */
const WITHIN_MS = 25_000;

/** Has something done with a group by the process that runs the session. */
@Injectable()
export class GroupAsks {
  constructor(private readonly router: SessionRouter) {}

  /** @throws ApiError session_not_connected, whatsapp_unanswered, and what WhatsApp refuses */
  async ask(actor: Actor, session: SessionRef, command: GroupCommand): Promise<GroupAnswer> {
    const userId = actor.kind === 'user' ? actor.userId : null;
    try {
      return await this.router.ask(DO_WITH_GROUP, session, { command, userId }, WITHIN_MS);
    } catch (error) {
      if (error instanceof NotAnsweredError) throw new ApiError('whatsapp_unanswered');
      throw error;
    }
  }
}
