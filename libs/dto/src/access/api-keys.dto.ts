import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { KEY_ADDRESSES_MAX, KEY_OVERLAP_MAX_MINUTES, NAME_MAX } from '../facts/limits';
import { API_KEY_SCOPES, type ApiKeyScope } from '../facts/scopes';
import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import {
  HasNoDuplicates,
  IsInstant,
  IsNetwork,
  IsPrintable,
  OmittedOrValid,
} from '../fields/rules';
import { LimitRequest, LimitView } from './limits.dto';

export class CreateApiKeyRequest extends LimitRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({ description: 'What the key is for.', example: 'CRM integration', maxLength: NAME_MAX })
  name: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(API_KEY_SCOPES.length)
  @HasNoDuplicates()
  @IsIn(API_KEY_SCOPES, { each: true })
  @Field({
    description: 'What the key may do. Leave it out for everything.',
    enum: API_KEY_SCOPES,
    isArray: true,
    required: false,
    example: ['messages:send', 'messages:read'],
  })
  scopes?: ApiKeyScope[];

  @IsOptional()
  @IsInstant()
  @Field({
    description: 'When the key stops working (ISO 8601). Leave it out for never.',
    example: '2027-12-31T23:59:59.000Z',
    required: false,
    nullable: true,
    type: () => String,
  })
  expiresAt?: string | null;

  @OmittedOrValid()
  @IsArray()
  @ArrayMaxSize(KEY_ADDRESSES_MAX)
  @HasNoDuplicates()
  @IsNetwork({ each: true })
  @Field({
    description:
      'IP addresses, and ranges of them, from which the key works. Leave it out, or empty, for any.',
    isArray: true,
    type: () => String,
    required: false,
    example: ['203.0.113.0/24', '2001:db8::17'],
    inExample: false,
  })
  allowedAddresses?: string[];
}

export class RotateApiKeyRequest {
  @OmittedOrValid()
  @IsInt()
  @Min(0)
  @Max(KEY_OVERLAP_MAX_MINUTES)
  @Field({
    description:
      'Minutes for which the token before still works: 0 for none, a week at most. Default: a day.',
    example: 1440,
    required: false,
  })
  overlapMinutes?: number;
}

/** The person who made an API key. */
export class ApiKeyMaker {
  @Field({ description: 'Id.', example: EXAMPLE.userId })
  id: string;

  @Field({ description: 'Name.', example: 'Ana Alvarez' })
  name: string;
}

export class ApiKeyView extends LimitView {
  @Field({ description: 'Id.', example: 'key_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'What the key is for.', example: 'CRM integration' })
  name: string;

  @Field({ description: 'Last four characters of the token.', example: 'x7Qp' })
  last4: string;

  @Field({
    description: 'What the key may do.',
    enum: API_KEY_SCOPES,
    isArray: true,
    example: ['messages:send', 'messages:read'],
  })
  scopes: ApiKeyScope[];

  @Field({
    description: 'IP addresses, and ranges of them, from which the key works; empty for any.',
    isArray: true,
    type: () => String,
    example: ['203.0.113.0/24'],
  })
  allowedAddresses: string[];

  @Field({
    description: 'When it was made.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  createdAt: string;

  @Field({
    description: 'Who made it, a member then, who may have left since; null where no person did.',
    nullable: true,
    type: () => ApiKeyMaker,
  })
  createdBy: ApiKeyMaker | null;

  @Field({
    description: 'When it stops working; null for never.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  expiresAt: string | null;

  @Field({
    description: 'When it was last used, to the minute; null for never.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  lastUsedAt: string | null;

  @Field({
    description: 'IP address from which it was last used; null for never.',
    example: null,
    nullable: true,
    type: () => String,
  })
  lastUsedAddress: string | null;

  @Field({
    description: 'Until when the token before the last rotation works; null when it does not.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  previousWorksUntil: string | null;
}

export class CreatedApiKey extends ApiKeyView {
  @Field({
    description: 'The key itself. Shown this once.',
    example: 'wh_live_4bT9xKq2LmN7pRs1VwYz3cDfGhJkM64EqAhP',
  })
  token: string;
}

export class ApiKeyPage {
  @Field({ description: 'Keys, newest first.', type: () => ApiKeyView, isArray: true })
  data: ApiKeyView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}
