import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../common.dto';
import { MESSAGE_STATUSES, type MessageStatusName } from '../facts/statuses';
import { ID_MAX } from '../facts/limits';
import { Field } from '../fields/field';
import { IsInstant, IsLaterThan } from '../fields/rules';
import { EXAMPLE } from '../event-definition/examples';

export const MESSAGE_DIRECTIONS = ['inbound', 'outbound'] as const;
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number];

export class ListMessagesQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only messages of this session.',
    example: EXAMPLE.sessionId,
    required: false,
  })
  sessionId?: string;

  @IsOptional()
  @IsIn(MESSAGE_DIRECTIONS)
  @Field({
    description: 'Only this direction.',
    enum: MESSAGE_DIRECTIONS,
    example: 'inbound',
    required: false,
  })
  direction?: MessageDirection;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description:
      'Only messages of this chat: a JID, or the digits of a phone number or a LID. A LID finds the chat of its number.',
    example: '15551234567',
    required: false,
  })
  chat?: string;

  @IsOptional()
  @IsIn(MESSAGE_STATUSES)
  @Field({
    description:
      'Only messages with this status, such as `scheduled` for those that are to be sent later.',
    enum: MESSAGE_STATUSES,
    example: 'scheduled',
    required: false,
  })
  status?: MessageStatusName;

  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' || value === 'false' ? value === 'true' : value,
  )
  @IsBoolean()
  @Field({
    description: '`true`: only starred messages; `false`: only those that are not.',
    example: true,
    inExample: false,
    required: false,
  })
  starred?: boolean;

  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' || value === 'false' ? value === 'true' : value,
  )
  @IsBoolean()
  @Field({
    description: '`true`: only messages that are pinned now; `false`: only those that are not.',
    example: true,
    inExample: false,
    required: false,
  })
  pinned?: boolean;

  @IsOptional()
  @IsInstant()
  @Field({
    description: 'Only messages created at or after.',
    example: '2026-06-29T00:00:00.000Z',
    required: false,
  })
  since?: string;

  @IsOptional()
  @IsInstant()
  @IsLaterThan('since')
  @Field({
    description: 'Only messages created before.',
    example: '2026-06-30T00:00:00.000Z',
    required: false,
  })
  until?: string;
}
