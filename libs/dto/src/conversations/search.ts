import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../common.dto';
import { ID_MAX, SEARCH_MAX } from '../facts/limits';
import {
  CHAT_VIEWS,
  type ChatViewName,
  MESSAGE_STATUSES,
  type MessageStatusName,
  SEARCHED,
  type Searched,
} from '../facts/statuses';
import { Field } from '../fields/field';
import { IsInstant, IsLaterThan } from '../fields/rules';
import { MESSAGE_DIRECTIONS, type MessageDirection } from '../messages/list-messages.dto';
import { MessageView } from '../messages/message-view.dto';
import { ChatView } from './chats';
import { CHAT_ID } from './chat-facts';
import { ContactView } from './contact-view';
import { EXAMPLE } from '../event-definition/examples';

const FIELDS = [
  'text',
  'fileName',
  'title',
  'name',
  'pushName',
  'verifiedName',
  'phone',
  'lid',
] as const;

export class SearchQuery extends PageQuery {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SEARCH_MAX)
  @Field({
    description:
      'Words in any order, of the last one its beginning, phrases in quotes, and parts of numbers and ids from three characters. Case and accents do not matter. With `messages`, the id of a message, ours or WhatsApp’s, finds that message, and a phone number also finds what was written with that person.',
    example: 'invoice "next week" 4711',
  })
  q: string;

  @IsOptional()
  @IsIn(SEARCHED)
  @Field({
    description:
      'What is searched: texts of messages, chats and contacts by name and number, or names of files. Default `messages`.',
    enum: SEARCHED,
    example: 'messages',
    required: false,
  })
  in?: Searched;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({ description: 'Only in this session.', example: EXAMPLE.sessionId, required: false })
  sessionId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only in this chat; with `messages` and `files`.',
    example: CHAT_ID,
    required: false,
  })
  chatId?: string;

  @IsOptional()
  @IsIn(CHAT_VIEWS)
  @Field({
    description: 'Only in chats of this view, as of GET /v1/chats.',
    enum: CHAT_VIEWS,
    example: 'needs_reply',
    required: false,
  })
  view?: ChatViewName;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only in chats with this label.',
    example: 'lbl_019a50b47c3e7c10b4c15f6a7b8c9d0e',
    required: false,
  })
  label?: string;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description:
      'Only in chats of this name: a JID, or the digits of a phone number or a LID; with `messages` and `files`.',
    example: '15551234567',
    inExample: false,
    required: false,
  })
  chat?: string;

  @IsOptional()
  @IsIn(MESSAGE_DIRECTIONS)
  @Field({
    description: 'Only this direction; with `messages` and `files`.',
    enum: MESSAGE_DIRECTIONS,
    example: 'inbound',
    inExample: false,
    required: false,
  })
  direction?: MessageDirection;

  @IsOptional()
  @IsIn(MESSAGE_STATUSES)
  @Field({
    description: 'Only messages with this status; with `messages` and `files`.',
    enum: MESSAGE_STATUSES,
    example: 'failed',
    inExample: false,
    required: false,
  })
  status?: MessageStatusName;

  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' || value === 'false' ? value === 'true' : value,
  )
  @IsBoolean()
  @Field({
    description:
      '`true`: only starred messages; `false`: only those that are not. With `messages` and `files`.',
    example: true,
    inExample: false,
    required: false,
  })
  starred?: boolean;

  @IsOptional()
  @IsInstant()
  @Field({
    description: 'Only messages from this time on; with `messages` and `files`.',
    example: '2026-06-29T00:00:00.000Z',
    inExample: false,
    required: false,
  })
  since?: string;

  @IsOptional()
  @IsInstant()
  @IsLaterThan('since')
  @Field({
    description: 'Only messages from before this time; with `messages` and `files`.',
    example: '2026-06-30T00:00:00.000Z',
    inExample: false,
    required: false,
  })
  until?: string;
}

/** Where words that were searched for stand. */
export class SearchHighlight {
  @Field({
    description: 'Field of the message, the chat or the contact.',
    enum: FIELDS,
    example: 'text',
  })
  field: (typeof FIELDS)[number];

  @Field({
    description: 'First of the UTF-16 units, as strings are counted in JavaScript.',
    example: 3,
  })
  start: number;

  @Field({ description: 'First unit behind them.', example: 8 })
  end: number;
}

/** What a search found. */
export class SearchHit {
  @Field({ description: 'What it is.', enum: SEARCHED, example: 'messages' })
  in: Searched;

  @Field({
    description: 'Id of the message, the chat or the contact.',
    example: 'msg_019a50b67c3e7c10b4c15f6a7b8c9d0e',
  })
  id: string;

  @Field({
    description: 'Chat in which it stands; null for a contact nobody has a chat with.',
    example: CHAT_ID,
    nullable: true,
    type: () => String,
  })
  chatId: string | null;

  @Field({ description: 'Name of the chat or the contact.', example: 'Jane Doe' })
  title: string;

  @Field({
    description: 'When it was written, or changed last.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  timestamp: string;

  @Field({
    description: 'Places of the words, in order.',
    type: () => SearchHighlight,
    isArray: true,
  })
  highlights: SearchHighlight[];

  @Field({
    description: 'The message; null for anything else.',
    nullable: true,
    type: () => MessageView,
  })
  message: MessageView | null;

  @Field({ description: 'The chat; null for anything else.', nullable: true, type: () => ChatView })
  chat: ChatView | null;

  @Field({
    description: 'The contact; null for anything else.',
    nullable: true,
    type: () => ContactView,
  })
  contact: ContactView | null;
}

export class SearchPage {
  @Field({
    description:
      'What was found, newest first; chats with new messages first. A page may have fewer than `limit`, and even none, and still be followed by another one: a search ends in time.',
    type: () => SearchHit,
    isArray: true,
  })
  data: SearchHit[];

  @Field({
    description: 'Cursor of the next page; null on the last one.',
    example: null,
    nullable: true,
    type: () => String,
  })
  nextCursor: string | null;

  @Field({
    description:
      'What is older than that is not found yet: after an update, what was there before is indexed in the background. Null when all is.',
    example: null,
    format: 'date-time',
    nullable: true,
    type: () => String,
  })
  indexedFrom: string | null;
}
