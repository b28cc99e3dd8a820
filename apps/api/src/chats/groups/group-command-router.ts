import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor';
import { NotAnsweredError } from '../../platform/cluster/question';
import { ApiError } from '../../platform/http/problems/api-error';
import { SessionRouter } from '../../sessions/gateway/session-router';
import { GROUP_COMMAND, type GroupCommandResult, type GroupCommand } from './group-commands';
import type { SessionRef } from '../../sessions/state/session-ref';

/** How long the process that runs the session, and WhatsApp, may take in all, in ms. */
const WITHIN_MS = 25_000;

/** Sends commands on groups to the process that runs their session. */
@Injectable()
export class GroupCommandRouter {
  constructor(private readonly router: SessionRouter) {}

  /** @throws ApiError session_not_connected, whatsapp_unanswered, and what WhatsApp refuses */
  async run(actor: Actor, session: SessionRef, command: GroupCommand): Promise<GroupCommandResult> {
    const by = actor.kind === 'user' ? { userId: actor.userId } : { apiKeyId: actor.apiKeyId };
    try {
      return await this.router.ask(GROUP_COMMAND, session, { command, by }, WITHIN_MS);
    } catch (error) {
      if (error instanceof NotAnsweredError) throw new ApiError('whatsapp_unanswered');
      throw error;
    }
  }
}
