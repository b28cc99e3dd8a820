import { alertClosed } from './alert.closed';
import { alertOpened } from './alert.opened';
import { callReceived } from './call.received';
import { chatUpdated } from './chat.updated';
import { contactUpdated } from './contact.updated';
import { groupUpdated } from './group.updated';
import { messageDeleted } from './message.deleted';
import { messageEdited } from './message.edited';
import { messageKept } from './message.kept';
import { messageMedia } from './message.media';
import { messagePinned } from './message.pinned';
import { messageReaction } from './message.reaction';
import { messageReceived } from './message.received';
import { messageSentFromPhone } from './message.sent_from_phone';
import { messageStatus } from './message.status';
import { pollVote } from './poll.vote';
import { presenceUpdated } from './presence.updated';
import { sessionPairingCode } from './session.pairing_code';
import { sessionQr } from './session.qr';
import { sessionRestricted } from './session.restricted';
import { sessionStatus } from './session.status';
import { webhookDisabled } from './webhook.disabled';

/** Every event that a webhook can choose, in the order in which people read of them. */
export const EVENTS = [
  messageReceived,
  sessionStatus,
  sessionQr,
  sessionPairingCode,
  messageStatus,
  messageSentFromPhone,
  messageReaction,
  messageEdited,
  messageDeleted,
  messagePinned,
  messageKept,
  messageMedia,
  pollVote,
  callReceived,
  presenceUpdated,
  chatUpdated,
  contactUpdated,
  groupUpdated,
  sessionRestricted,
  webhookDisabled,
  alertOpened,
  alertClosed,
] as const;

export type { GroupUpdatedPayload } from './group.updated';
export { MessageDetails } from '../message-content/details';
export type { MessagePayload } from './message.received';
export type { MessageStatusPayload } from './message.status';
export type { SessionRestrictedPayload } from './session.restricted';
export type { SessionStatusPayload } from './session.status';
