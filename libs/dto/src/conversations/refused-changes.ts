import { EXAMPLE } from '../event-definition/examples';
import { PHONE_CHANGES, type PhoneChangeKind } from '../facts/statuses';
import { Field } from '../fields/field';

/** A change of a chat that WhatsApp will not take. */
export class RefusedChange {
  @Field({
    description:
      'What was changed: whether the chat is archived, pinned, muted or read, the name of the contact, the star of a message, a label of the chat.',
    enum: PHONE_CHANGES,
    example: 'pin',
  })
  change: PhoneChangeKind;

  @Field({
    description: 'Why WhatsApp refused it.',
    example: 'WhatsApp answered the change with error 400.',
  })
  reason: string;

  @Field({ description: 'When it was changed here.', example: EXAMPLE.time, format: 'date-time' })
  wantedAt: string;
}

export class RefusedChangeList {
  @Field({
    description:
      'Changes that stand here and not on the phone, newest first; empty where the phone has taken all of them, or is still to get them.',
    type: () => RefusedChange,
    isArray: true,
  })
  data: RefusedChange[];
}
