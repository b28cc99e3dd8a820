import { Field } from '../fields/field';
import { RECIPIENT_STATUSES, type RecipientStatus } from '../facts/statuses';

/** How far a message to a group came with one of its members. */
export class MessageRecipientView {
  @Field({
    description: "Member's phone number in digits. Absent while WhatsApp hides it.",
    example: '15551234567',
    required: false,
  })
  phone?: string;

  @Field({
    description: "Digits of the member's LID, where the phone number is not known.",
    example: '100000012345678',
    required: false,
  })
  lid?: string;

  @Field({
    description: 'How far it came with this member.',
    enum: RECIPIENT_STATUSES,
    example: 'read',
  })
  status: RecipientStatus;

  @Field({
    description: 'When the message reached this status, according to WhatsApp.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  at: string;
}
