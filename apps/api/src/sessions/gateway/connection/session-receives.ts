import type { Receives } from '@whathooks/whatsapp';
import type { SessionContext } from '../../state/session-inbox';

/** What a session takes in besides messages to it; changes of its settings are seen at once. */
export class SessionReceives implements Receives {
  constructor(private readonly session: SessionContext) {}

  get status(): boolean {
    return this.session.receiveStatus === true;
  }

  get channels(): boolean {
    return this.session.receiveChannels === true;
  }
}
