import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { RejectCallsSetting } from './calls.dto';
import { PageQuery } from '../common.dto';
import {
  BURST_MAX,
  ID_MAX,
  METADATA_MAX_PAIRS,
  MIN_GAP_MAX_MS,
  NAME_MAX,
  PROXY_MAX,
} from '../facts/limits';
import { Field } from '../fields/field';
import { PHONE, PHONE_MESSAGE } from './phone';
import { IsMetadata, IsPrintable, OmittedOrValid, saying } from '../fields/rules';
import { WEBHOOK_CHOICE, WEBHOOK_CHOICES, type WebhookChoice } from '../access/clients.dto';

const PROXY_EXAMPLE = 'http://user:password@proxy.example:3128';

/** Which sessions. */
export class ListSessionsQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only sessions of this client; `none` for those of no client.',
    example: 'cli_019a50b47c3e7c10b4c15f6a7b8c9d0e',
    required: false,
  })
  clientId?: string;
}

export class CreateSessionRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({ description: 'A name for the number.', example: 'Bakery Example', maxLength: NAME_MAX })
  name: string;

  @IsOptional()
  @IsMetadata()
  @Field({
    description: `Up to ${METADATA_MAX_PAIRS} string pairs of your own, echoed in every event of this session.`,
    example: { customerId: '4711' },
    mapOf: 'string',
    required: false,
  })
  metadata?: Record<string, string>;

  @IsOptional()
  @IsBoolean()
  @Field({
    description:
      'Whether messages from before the number was linked are sent to webhooks too, marked `history`. They are stored in any case.',
    example: false,
    required: false,
  })
  historyEvents?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(PROXY_MAX)
  @Field({
    description:
      'Proxy for all traffic of this number: `http://`, `https://` or `socks5://`, with user name and password where it wants them. It is stored encrypted, and its credentials are never shown. Null for none.',
    example: PROXY_EXAMPLE,
    maxLength: PROXY_MAX,
    nullable: true,
    type: () => String,
    required: false,
  })
  proxy?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Client that the number belongs to. Null for none.',
    example: null,
    nullable: true,
    type: () => String,
    required: false,
  })
  clientId?: string | null;
}

export class UpdateSessionRequest {
  @OmittedOrValid()
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({
    description: 'A name for the number.',
    example: 'Bakery Example',
    maxLength: NAME_MAX,
    required: false,
  })
  name?: string;

  @OmittedOrValid()
  @IsMetadata()
  @Field({
    description: `Up to ${METADATA_MAX_PAIRS} string pairs of your own, in place of those before.`,
    example: { customerId: '4711' },
    mapOf: 'string',
    required: false,
  })
  metadata?: Record<string, string>;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MIN_GAP_MAX_MS)
  @Field({
    description: `Least time between two messages that this number sends, in milliseconds, up to ${MIN_GAP_MAX_MS}. Null for no pacing.`,
    example: 3_000,
    nullable: true,
    type: () => Number,
    required: false,
  })
  minGapMs?: number | null;

  @OmittedOrValid()
  @IsInt()
  @Min(1)
  @Max(BURST_MAX)
  @Field({
    description: `How many messages may leave at once after a pause, up to ${BURST_MAX}, before the minimum gap applies again.`,
    example: 5,
    type: () => Number,
    required: false,
  })
  burst?: number;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether `presence.updated` events are sent for people who write to the number. The number itself stays offline, so that the phone goes on notifying.',
    example: false,
    required: false,
  })
  presence?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether status posts of contacts are stored and sent to webhooks as messages, with `status@broadcast` as their `chat`.',
    example: false,
    required: false,
  })
  receiveStatus?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether messages of channels that the number follows are kept and told, with the channel as their `chat`.',
    example: false,
    required: false,
  })
  receiveChannels?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether people see that the number writes, or records a voice message, before a message is sent to them: for one to five seconds. Each message is delayed by that time.',
    example: false,
    required: false,
  })
  showTyping?: boolean;

  @IsOptional()
  @ValidateNested()
  @Type(() => RejectCallsSetting)
  @Field({
    description:
      'Rejects every call to the number, and sends the caller a text where there is one. Null lets calls ring.',
    type: () => RejectCallsSetting,
    nullable: true,
    required: false,
  })
  rejectCalls?: RejectCallsSetting | null;

  @IsOptional()
  @IsString()
  @MaxLength(PROXY_MAX)
  @Field({
    description:
      'Proxy for all traffic of this number, in place of the previous one: `http://`, `https://` or `socks5://`, with user name and password. Null for none. The number reconnects at once.',
    example: PROXY_EXAMPLE,
    maxLength: PROXY_MAX,
    nullable: true,
    type: () => String,
    required: false,
  })
  proxy?: string | null;

  @IsOptional()
  @Matches(PHONE, saying('not_phone', PHONE_MESSAGE))
  @Field({
    description:
      'Number that is to be linked: digits with country code. Null for any, and to accept the number that is linked now.',
    example: null,
    nullable: true,
    type: () => String,
    required: false,
  })
  expectedPhone?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Client that the number belongs to, in place of the one before. Null for none.',
    example: null,
    nullable: true,
    type: () => String,
    required: false,
  })
  clientId?: string | null;

  @OmittedOrValid()
  @IsIn(WEBHOOK_CHOICES)
  @Field(WEBHOOK_CHOICE)
  webhooks?: WebhookChoice;
}
