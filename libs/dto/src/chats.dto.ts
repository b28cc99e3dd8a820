import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ID_MAX } from './facts/limits';
import { TYPING_STATES, type TypingStateName } from './facts/statuses';
import { saying } from './fields/rules';
import { PHONE, PHONE_MESSAGE } from './sessions/phone';
import { Field } from './fields/field';

export class MarkReadRequest {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Newest message of the chat that was read. Left out: the newest that there is.',
    example: 'msg_019a50b57c3e7c10b4c15f6a7b8c9d0e',
    required: false,
  })
  upTo?: string;
}

export class MarkedRead {
  @Field({
    description: 'How many messages were marked as read by this request; 0 when all were before.',
    example: 3,
  })
  marked: number;
}

export class TypingRequest {
  @IsIn(TYPING_STATES)
  @Field({
    description:
      'What the chat shows: `composing` a text, `recording` a voice message, or neither (`paused`). WhatsApp shows it for some seconds.',
    enum: TYPING_STATES,
    example: 'composing',
  })
  state: TypingStateName;
}

export class SubscribePresenceRequest {
  @Matches(PHONE, saying('not_phone', PHONE_MESSAGE))
  @Field({
    description: 'Whose presence is wanted: digits with country code.',
    example: '15551234567',
  })
  phone: string;
}
