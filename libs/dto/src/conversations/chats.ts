import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
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
import { CHAT_LABELS_MAX, ID_MAX, SEARCH_MAX } from '../facts/limits';
import { CHAT_STATES, CHAT_VIEWS, type ChatState, type ChatViewName } from '../facts/statuses';
import { Field } from '../fields/field';
import { IsInstant, OmittedOrValid } from '../fields/rules';
import { MessageView } from '../messages/message-view.dto';
import { ChatFacts } from './chat-facts';
import { EXAMPLE } from '../event-definition/examples';

/** A conversation of a session with a person or a group. */
export class ChatView extends ChatFacts {
  @Field({
    description: 'Newest message; null for a chat without any.',
    nullable: true,
    type: () => MessageView,
  })
  lastMessage: MessageView | null;
}

export class ChatPage {
  @Field({
    description: 'Chats, the one with the newest message first.',
    type: () => ChatView,
    isArray: true,
  })
  data: ChatView[];

  @Field({
    description: 'Cursor of the next page; null on the last one.',
    example: null,
    nullable: true,
    type: () => String,
  })
  nextCursor: string | null;
}

export class ListChatsQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only chats of this session.',
    example: EXAMPLE.sessionId,
    required: false,
  })
  sessionId?: string;

  @IsOptional()
  @IsIn(CHAT_VIEWS)
  @Field({
    description:
      '`open`: not closed; `needs_reply`: open, and somebody waits for a reply; `mine`: open, and assigned to the caller; `unassigned`: open, and assigned to nobody. Archived chats are in `all` and `closed` only. Default `all`.',
    enum: CHAT_VIEWS,
    example: 'needs_reply',
    required: false,
  })
  view?: ChatViewName;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({ description: 'Only chats of this member.', example: EXAMPLE.userId, required: false })
  assigneeId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only chats with this label.',
    example: 'lbl_019a50b47c3e7c10b4c15f6a7b8c9d0e',
    required: false,
  })
  label?: string;

  @IsOptional()
  @IsString()
  @MaxLength(SEARCH_MAX)
  @Field({
    description:
      'Only chats whose title or phone number contains this text; case and accents do not matter.',
    example: 'jane',
    required: false,
  })
  q?: string;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description:
      'Only the chat with this JID, or with the person of this number; of every number where `sessionId` is left out.',
    example: '15551234567',
    required: false,
  })
  chat?: string;
}

/** How many chats each view has, to stand beside its name. */
export class ChatCounts {
  @Field({ description: 'Open chats in which somebody waits for a reply.', example: 3 })
  needsReply: number;

  @Field({ description: 'Open chats of the caller.', example: 2 })
  mine: number;

  @Field({ description: 'Open chats of nobody.', example: 7 })
  unassigned: number;

  @Field({ description: 'Open chats.', example: 12 })
  open: number;

  @Field({
    description: 'Open chats that nobody has read, or that are marked as unread.',
    example: 4,
  })
  unread: number;
}

/** What is left out stays as it is. */
export class UpdateChatRequest {
  @OmittedOrValid()
  @ValidateIf(({ assigneeId }: UpdateChatRequest) => assigneeId !== null)
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Member who looks after it from now on; null for nobody.',
    example: EXAMPLE.userId,
    nullable: true,
    type: () => String,
    required: false,
  })
  assigneeId?: string | null;

  @OmittedOrValid()
  @IsIn(CHAT_STATES)
  @Field({
    description: 'Closes or opens it.',
    enum: CHAT_STATES,
    example: 'closed',
    required: false,
  })
  state?: ChatState;

  @OmittedOrValid()
  @IsArray()
  @ArrayMaxSize(CHAT_LABELS_MAX)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(ID_MAX, { each: true })
  @Field({
    description: 'All labels that it has from now on, by id.',
    example: ['lbl_019a50b47c3e7c10b4c15f6a7b8c9d0e'],
    type: () => String,
    isArray: true,
    required: false,
  })
  labels?: string[];

  @OmittedOrValid()
  @IsBoolean()
  @Field({ description: 'Archives it, on the phone too.', example: true, required: false })
  archived?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({ description: 'Pins it, on the phone too.', example: true, required: false })
  pinned?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({ description: 'Marks it as unread, on the phone too.', example: true, required: false })
  markedUnread?: boolean;

  @OmittedOrValid()
  @ValidateIf(({ mutedUntil }: UpdateChatRequest) => mutedUntil !== null)
  @IsInstant()
  @Field({
    description: 'Mutes it until then, on the phone too; null to unmute.',
    example: '2026-06-30T07:00:00.000Z',
    format: 'date-time',
    nullable: true,
    type: () => String,
    required: false,
  })
  mutedUntil?: string | null;
}

/** Begins a chat, or finds it. */
export class OpenChatRequest {
  @IsString()
  @MaxLength(ID_MAX)
  @Field({ description: 'Session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @IsString()
  @MaxLength(ID_MAX)
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @Field({
    description: 'Whom it is with: digits with country code, or a JID.',
    example: '15551234567',
  })
  to: string;
}
