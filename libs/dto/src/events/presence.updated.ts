import { type AddressType, FROM_TYPE } from '../event-definition/change-payload';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { PRESENCE_STATES, type PresenceState } from '../facts/statuses';
import { Field } from '../fields/field';

export class PresencePayload {
  @Field({ description: 'Id of the session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({
    description: 'JID of the chat: of the person, or of a group in which the person writes.',
    example: EXAMPLE.chat,
  })
  chat: string;

  @Field({
    description: "Person's phone number in digits, or LID digits when `fromType` is `lid`.",
    example: EXAMPLE.contact,
  })
  from: string;

  @Field(FROM_TYPE)
  fromType: AddressType;

  @Field({
    description:
      '`available` or `unavailable`; `composing` a text, `recording` a voice message, or `paused`.',
    enum: PRESENCE_STATES,
    example: 'composing',
  })
  state: PresenceState;

  @Field({
    description: 'When the person was last online; null where WhatsApp does not say.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  lastSeenAt: string | null;

  @Field({
    description: 'When whathooks heard of it.',
    example: EXAMPLE.time,
    format: 'date-time',
  })
  timestamp: string;
}

export const presenceUpdated = defineEvent({
  name: 'presence.updated',
  sentence:
    'A person comes online, goes offline, writes or records. Sent for people whose presence you subscribed to, and for everyone who writes to a session with presence: true. Single events may be lost.',
  dashboardSentence: 'A person comes online, goes offline, writes or records.',
  data: PresencePayload,
  sample: {
    sessionId: EXAMPLE.sessionId,
    chat: EXAMPLE.chat,
    from: EXAMPLE.contact,
    fromType: 'phone',
    state: 'composing',
    lastSeenAt: null,
    timestamp: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'chat',
  isDefault: false,
  isSecret: false,
});
