import { IsBoolean, IsIn, IsNotEmpty, IsString } from 'class-validator';
import { PIN_SECONDS, PINS_MAX, type PinSeconds, TEXT_MAX_LENGTH } from '../facts/limits';
import { Field } from '../fields/field';
import { IsInstant, MaxCharacters, OmittedOrValid } from '../fields/rules';

export class EditMessageRequest {
  @OmittedOrValid()
  @IsString()
  @IsNotEmpty()
  @MaxCharacters(TEXT_MAX_LENGTH)
  @Field({
    description: 'New text, or new caption. A character is a Unicode code point.',
    example: 'Hello',
    maxLength: TEXT_MAX_LENGTH,
    required: false,
  })
  text?: string;

  @OmittedOrValid()
  @IsInstant()
  @Field({
    description:
      'Another time to send a message that waits for its time: to come, and up to a year ahead. The message keeps its id.',
    example: '2026-06-30T07:00:00.000Z',
    format: 'date-time',
    required: false,
    inExample: false,
  })
  sendAt?: string;
}

export class StarMessageRequest {
  @IsBoolean()
  @Field({ description: 'Whether it is starred from now on, on the phone too.', example: true })
  starred: boolean;
}

export class PinMessageRequest {
  @IsBoolean()
  @Field({
    description: `Whether it is pinned from now on, for everybody in the chat. Phones show ${PINS_MAX} pinned messages of a chat: the one that was pinned first is unpinned where another would be one too many.`,
    example: true,
  })
  pinned: boolean;

  @OmittedOrValid()
  @IsIn(PIN_SECONDS, {
    message: `forSeconds must be ${PIN_SECONDS.join(', ')}: a day, a week or 30 days, which is what WhatsApp knows`,
  })
  @Field({
    description: `For how many seconds: ${PIN_SECONDS.join(', ')}. Default 604800, a week.`,
    example: 604800,
    type: () => Number,
    required: false,
  })
  forSeconds?: PinSeconds;
}

export class KeepMessageRequest {
  @IsBoolean()
  @Field({
    description: 'Whether everybody in the chat keeps it, although it would disappear.',
    example: true,
  })
  kept: boolean;
}

export const CHANGE_KINDS = ['edit', 'delete', 'pin', 'unpin', 'keep', 'unkeep'] as const;
export const CHANGE_STATUSES = ['pending', 'failed'] as const;

/** An edit, a deletion, a pin or a keep that has not come into force. */
export class MessageChangeView {
  @Field({ description: 'What was asked for.', enum: CHANGE_KINDS, example: 'edit' })
  kind: (typeof CHANGE_KINDS)[number];

  @Field({
    description: 'New text; null for what is no edit.',
    example: 'Hello',
    nullable: true,
    type: () => String,
  })
  text: string | null;

  @Field({
    description: '`pending` while WhatsApp has not acknowledged it, `failed` when it never will.',
    enum: CHANGE_STATUSES,
    example: 'pending',
  })
  status: (typeof CHANGE_STATUSES)[number];

  @Field({
    description: 'Why it failed: a code as in the `statusReason` of a message.',
    example: null,
    nullable: true,
    type: () => String,
  })
  error: string | null;

  @Field({
    description: 'When it was asked for.',
    example: '2026-06-29T14:21:07.412Z',
    format: 'date-time',
  })
  requestedAt: string;
}
