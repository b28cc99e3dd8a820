import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isGroup, userJid } from '@whathooks/whatsapp';
import type { Actor } from '../../../platform/access/actor';
import { NotAnsweredError } from '../../../platform/cluster/question';
import { ApiError } from '../../../platform/http/problems/api-error';
import { SessionRouter } from '../../../sessions/gateway/session-router';
import { ConnectedSessions } from '../../../sessions/door/connected-sessions';
import type { Message } from '../../store/message.entity';
import { type GroupRight, RIGHT_IN_GROUP } from './change-questions';
import { assertEditable, assertKeepable, assertPinnable, rightToDelete } from './own-change-rules';
import { refusedFor, type RequestedChange } from './requested-change';

/** How long WhatsApp may take to say who may do what in a group, in ms. */
const ANSWERED_WITHIN_MS = 5_000;

/** What a message, its age and its group say against a change of it. */
@Injectable()
export class OwnChangeRights implements OnModuleInit {
  constructor(
    private readonly sessions: ConnectedSessions,
    private readonly router: SessionRouter,
  ) {}

  /** Answers processes that change messages in a group of a session that runs here. */
  onModuleInit(): void {
    this.router.answer(RIGHT_IN_GROUP, async (session, { group, right }) => {
      const connection = this.sessions.connectedHere(session);
      if (!connection) throw await this.sessions.notConnected(session);
      const { socket } = connection;
      const me = userJid(connection.session.phone);
      try {
        if (right === 'settings' && !(await socket.groups.find(group)).locked) return true;
        return (await socket.administrators(group)).includes(me);
      } catch {
        return null;
      }
    });
  }

  /**
   * @throws ApiError message_not_editable, message_not_deletable, message_not_pinnable, message_not_keepable,
   *   too_late, session_not_connected
   */
  async assert(actor: Actor, message: Message, requested: RequestedChange): Promise<void> {
    const session = { id: message.sessionId, organizationId: actor.organizationId };
    const right = rightTo(message, requested);
    if (!this.sessions.connectedHere(session)) await this.sessions.assertConnected(session);
    if (right === 'own') return;
    const mayDo = await this.router
      .ask(RIGHT_IN_GROUP, session, { group: message.chat, right }, ANSWERED_WITHIN_MS)
      .catch((error: unknown) => {
        if (error instanceof NotAnsweredError) return null;
        throw error;
      });
    if (mayDo === null)
      throw new ApiError(
        'session_not_connected',
        'WhatsApp did not say who administers the group. Try again in a moment.',
        undefined,
        undefined,
        { statusReason: null, retryAt: null },
      );
    if (!mayDo) throw refusedFor(requested, REFUSALS[right]);
  }
}

const REFUSALS: Record<GroupRight, string> = {
  administrator:
    'Only administrators of the group delete what others wrote, and the number is none. Ask one to make it an administrator.',
  settings:
    'Only administrators of the group pin and keep messages, and the number is none. Ask one to make it an administrator, or to let everybody change the settings of the group.',
};

/** What the number has to be to make a change. */
function rightTo(message: Message, { kind }: RequestedChange): 'own' | GroupRight {
  if (kind === 'delete') return rightToDelete(message);
  if (kind === 'edit') {
    assertEditable(message);
    return 'own';
  }
  if (kind === 'pin') assertPinnable(message);
  else assertKeepable(message);
  return isGroup(message.chat) ? 'settings' : 'own';
}
