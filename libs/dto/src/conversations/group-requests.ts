import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { PageQuery } from '../common.dto';
import { EXAMPLE } from '../event-definition/examples';
import {
  GROUP_DESCRIPTION_MAX,
  GROUP_MEMBERS_PER_REQUEST,
  GROUP_SUBJECT_MAX,
  ID_MAX,
  SEARCH_MAX,
  URL_MAX,
} from '../facts/limits';
import { Field } from '../fields/field';
import { IsNotBlank, IsPrintable, MaxCharacters, OmittedOrValid } from '../fields/rules';

const PERSON = '15551234567';
const PERSON_RULE = 'digits with country code, or the JID of a person';

export class ListGroupsQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only groups of this session.',
    example: EXAMPLE.sessionId,
    required: false,
  })
  sessionId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(SEARCH_MAX)
  @Field({
    description: 'Only groups in whose subject this stands. Case and accents do not matter.',
    example: 'harvest',
    required: false,
  })
  q?: string;
}

export class GetGroupQuery {
  @IsOptional()
  @IsIn(['true', 'false'])
  @Field({
    description:
      '`true` asks WhatsApp for all of the group first, at most once in 30 seconds. Without a connection the answer is what is known.',
    enum: ['true', 'false'],
    example: 'false',
    required: false,
  })
  refresh?: 'true' | 'false';
}

export class CreateGroupRequest {
  @IsString()
  @MaxLength(ID_MAX)
  @Field({ description: 'Session that makes it and owns it.', example: EXAMPLE.sessionId })
  sessionId: string;

  @IsString()
  @IsNotBlank()
  @IsPrintable()
  @MaxCharacters(GROUP_SUBJECT_MAX)
  @Field({ description: 'Subject.', example: 'Harvest 2026', maxLength: GROUP_SUBJECT_MAX })
  subject: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(GROUP_MEMBERS_PER_REQUEST)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(ID_MAX, { each: true })
  @Field({
    description: `Members besides the number itself: ${PERSON_RULE}.`,
    example: [PERSON],
    type: () => String,
    isArray: true,
  })
  members: string[];
}

/** What is left out stays as it is. Each change is made by itself: where one is refused, those before it are made. */
export class UpdateGroupRequest {
  @OmittedOrValid()
  @IsString()
  @IsNotBlank()
  @IsPrintable()
  @MaxCharacters(GROUP_SUBJECT_MAX)
  @Field({
    description: 'New subject.',
    example: 'Harvest 2027',
    maxLength: GROUP_SUBJECT_MAX,
    required: false,
  })
  subject?: string;

  @OmittedOrValid()
  @ValidateIf(({ description }: UpdateGroupRequest) => description !== null)
  @IsString()
  @IsNotBlank()
  @MaxCharacters(GROUP_DESCRIPTION_MAX)
  @Field({
    description: 'New description; null for none.',
    example: 'Who brings what, and when.',
    maxLength: GROUP_DESCRIPTION_MAX,
    nullable: true,
    type: () => String,
    required: false,
  })
  description?: string | null;

  @OmittedOrValid()
  @IsBoolean()
  @Field({ description: 'Whether only administrators write.', example: false, required: false })
  announcement?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description: 'Whether only administrators change subject, description and picture.',
    example: true,
    required: false,
  })
  locked?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description: 'Whether administrators approve who joins.',
    example: false,
    required: false,
  })
  approval?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description: 'Whether only administrators add members.',
    example: false,
    required: false,
  })
  adminsAdd?: boolean;
}

/** At least one list. Each person once. */
export class ChangeMembersRequest {
  @People('People to add')
  add?: string[];

  @People('Members to remove')
  remove?: string[];

  @People('Members to make administrators')
  promote?: string[];

  @People('Administrators to make ordinary members')
  demote?: string[];
}

export class DecideJoinRequests {
  @People('People to let in')
  approve?: string[];

  @People('People not to let in')
  reject?: string[];
}

export class JoinGroupRequest {
  @IsString()
  @MaxLength(ID_MAX)
  @Field({ description: 'Session that joins.', example: EXAMPLE.sessionId })
  sessionId: string;

  @ValidateIf(({ code, messageId }: JoinGroupRequest) => code !== undefined || !messageId)
  @IsString()
  @IsNotBlank()
  @MaxLength(URL_MAX)
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @Field({
    description: 'Link to the group, or the code in it. Either this or `messageId`.',
    example: 'https://chat.whatsapp.com/EhWk3Q7kXvD5mJ9sZ2aBcD',
    required: false,
  })
  code?: string;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Message of the type `invitation` that invites the session.',
    example: EXAMPLE.messageId,
    required: false,
  })
  messageId?: string;
}

export class SetPictureRequest {
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description:
      'Picture that was uploaded with POST /v1/media. Its middle is cut out as a square of 640 pixels.',
    example: 'med_019a50b47c3e7c10b4c15f6a7b8c9d0e',
  })
  mediaId: string;
}

function People(what: string): PropertyDecorator {
  return (target, name) => {
    for (const rule of [
      Field({
        description: `${what}: ${PERSON_RULE}.`,
        example: [PERSON],
        type: () => String,
        isArray: true,
        required: false,
        ...(name !== 'add' && name !== 'approve' && { inExample: false as const }),
      }),
      MaxLength(ID_MAX, { each: true }),
      IsString({ each: true }),
      ArrayUnique(),
      ArrayMaxSize(GROUP_MEMBERS_PER_REQUEST),
      IsArray(),
      OmittedOrValid(),
    ])
      rule(target, name);
  };
}
