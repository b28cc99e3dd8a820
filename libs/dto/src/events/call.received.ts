import { ADDRESS_TYPES, type AddressType, FROM_TYPE } from '../event-definition/change-payload';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { CALL_STATUSES, type CallStatus } from '../facts/statuses';
import { Field } from '../fields/field';

export class CallPayload {
  @Field({ description: 'Id of the session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({ description: "WhatsApp's id of the call.", example: EXAMPLE.callId })
  callId: string;

  @Field({
    description: "Caller's phone number in digits, or LID digits when `fromType` is `lid`.",
    example: EXAMPLE.contact,
  })
  from: string;

  @Field({ ...FROM_TYPE, enum: ADDRESS_TYPES })
  fromType: AddressType;

  @Field({ description: 'Whether it is a video call.', example: false })
  video: boolean;

  @Field({
    description: 'JID of the group that is called; null for a call between two people.',
    example: null,
    nullable: true,
    type: () => String,
  })
  group: string | null;

  @Field({
    description:
      '`ringing`, then `accepted` or `rejected` on one of the devices of the number, or `missed`.',
    enum: CALL_STATUSES,
    example: 'ringing',
  })
  status: CallStatus;

  @Field({
    description: 'When this happened, according to WhatsApp.',
    example: EXAMPLE.time,
    format: 'date-time',
  })
  timestamp: string;
}

export const callReceived = defineEvent({
  name: 'call.received',
  sentence:
    'Somebody calls the number (ringing), and once more when the call was accepted, rejected or missed.',
  data: CallPayload,
  sample: {
    sessionId: EXAMPLE.sessionId,
    callId: EXAMPLE.callId,
    from: EXAMPLE.contact,
    fromType: 'phone',
    video: false,
    group: null,
    status: 'ringing',
    timestamp: EXAMPLE.time,
  },
  scope: 'messages:read',
  order: 'session',
  isDefault: false,
  isSecret: false,
});
