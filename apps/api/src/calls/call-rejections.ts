import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { EventBus } from '../platform/events/event-bus';
import { ConnectedSessions } from '../sessions/door/connected-sessions';
import type { CallSign } from './call-signs';
import { type CalledSession, callEvent } from './call-views';
import { CallsRepository } from './calls.repository';

/** Rejects calls of sessions that are connected here. */
@Injectable()
export class CallRejections {
  constructor(
    private readonly sessions: ConnectedSessions,
    private readonly calls: CallsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly bus: EventBus,
  ) {}

  /**
   * Rejects a call, and tells so.
   *
   * @throws ApiError session_not_connected
   */
  async rejectHere(session: CalledSession, call: CallSign): Promise<void> {
    const connected = this.sessions.connectedHere(session);
    if (!connected) throw await this.sessions.notConnected(session);
    await connected.socket.rejectCall({
      callId: call.callId,
      from: call.origin,
      creator: call.creator,
    });
    await this.unitOfWork.run(async (tx) => {
      const ended = await this.calls.end(tx, session, call.callId, 'rejected');
      if (ended) await this.bus.publish(tx, [callEvent(session, ended)]);
    });
  }
}
