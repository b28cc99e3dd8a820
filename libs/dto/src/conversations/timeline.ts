import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../common.dto';
import { ID_MAX } from '../facts/limits';
import {
  CHAT_NOTICE_KINDS,
  type ChatNoticeKind,
  TIMELINE_TYPES,
  type TimelineType,
} from '../facts/statuses';
import { Field } from '../fields/field';
import { IsInstant } from '../fields/rules';
import { MessagePage, MessageView } from '../messages/message-view.dto';
import { CHAT_ID } from './chat-facts';
import { NoteView } from '../team/note-view';
import { EXAMPLE } from '../event-definition/examples';

/** A line of a conversation that nobody wrote. */
export class ChatNoticeView {
  @Field({ description: 'Id.', example: 'ntc_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'Chat.', example: CHAT_ID })
  chatId: string;

  @Field({ description: 'What happened.', enum: CHAT_NOTICE_KINDS, example: 'assigned' })
  kind: ChatNoticeKind;

  @Field({
    description: 'Member of the organization who did it; null for anybody else.',
    example: EXAMPLE.userId,
    nullable: true,
    type: () => String,
  })
  userId: string | null;

  @Field({
    description: 'Whether it was requested with an API key.',
    example: false,
  })
  byKey: boolean;

  @Field({
    description:
      'Name of that API key, which may be revoked since; null where there is none, or it is not known.',
    example: null,
    nullable: true,
    type: () => String,
  })
  keyName: string | null;

  @Field({
    description:
      'Digits of the person who did it on WhatsApp; null where a member did it here, or nobody.',
    example: null,
    nullable: true,
    type: () => String,
  })
  by: string | null;

  @Field({
    description: 'Name of `by` to show; null where nobody did it on WhatsApp.',
    example: null,
    nullable: true,
    type: () => String,
  })
  byTitle: string | null;

  @Field({
    description:
      'Whom it concerns: members of the group in digits, or the id of the assigned member of the organization.',
    example: [EXAMPLE.userId],
    type: () => String,
    isArray: true,
  })
  members: string[];

  @Field({
    description: 'Names of `members` of a group to show, in their order; else empty.',
    example: [],
    type: () => String,
    isArray: true,
  })
  memberTitles: string[];

  @Field({
    description:
      'New value: a subject, a description, the name of a label; of a call `voice` or `video`; of a timer the seconds after which messages disappear, `0` for never; null where there is none.',
    example: null,
    nullable: true,
    type: () => String,
  })
  value: string | null;

  @Field({ description: 'When it happened.', example: EXAMPLE.time, format: 'date-time' })
  createdAt: string;
}

/** An entry of a conversation: one of `message`, `note` and `notice` is there, as `type` says. */
export class TimelineEntry {
  @Field({ description: 'What it is.', enum: TIMELINE_TYPES, example: 'message' })
  type: TimelineType;

  @Field({ description: 'Id of what it is.', example: 'msg_019a50b57c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({ description: 'The message.', type: () => MessageView, required: false })
  message?: MessageView;

  @Field({ description: 'The note.', type: () => NoteView, required: false, inExample: false })
  note?: NoteView;

  @Field({
    description: 'The notice.',
    type: () => ChatNoticeView,
    required: false,
    inExample: false,
  })
  notice?: ChatNoticeView;
}

const PHONE_HAS_MORE = {
  description:
    'False where the phone has said that it has nothing older: with `nextCursor` null the conversation begins here. Else POST /v1/chats/:id/history asks it.',
  example: true,
};

export class TimelinePage {
  @Field({ description: 'Entries, newest first.', type: () => TimelineEntry, isArray: true })
  data: TimelineEntry[];

  @Field({
    description: 'Cursor of older entries; null where there are none stored.',
    example: null,
    nullable: true,
    type: () => String,
  })
  nextCursor: string | null;

  @Field({
    description: 'Cursor of newer entries, to be given as `after`; null at the newest.',
    example: null,
    nullable: true,
    type: () => String,
  })
  previousCursor: string | null;

  @Field(PHONE_HAS_MORE)
  phoneHasMore: boolean;
}

/** At most one of `cursor`, `after`, `around` and `at`. */
export class ChatMessagesQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'The `previousCursor` of a page: the entries that follow it.',
    example: null,
    inExample: false,
    required: false,
  })
  after?: string;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Id of a message: the page around it, with the message in its middle.',
    example: 'msg_019a50b57c3e7c10b4c15f6a7b8c9d0e',
    inExample: false,
    required: false,
  })
  around?: string;

  @IsOptional()
  @IsInstant()
  @Field({
    description: 'The page around this time.',
    example: '2026-06-29T00:00:00.000Z',
    inExample: false,
    required: false,
  })
  at?: string;
}

/** Messages of a chat, read both ways. */
export class ChatMessagePage extends MessagePage {
  @Field(PHONE_HAS_MORE)
  phoneHasMore: boolean;

  @Field({
    description: 'Cursor of newer messages, to be given as `after`; null at the newest.',
    example: null,
    nullable: true,
    type: () => String,
  })
  previousCursor: string | null;
}

export class TimelineQuery extends ChatMessagesQuery {
  @IsOptional()
  @IsIn(['all', 'messages'])
  @Field({
    description: '`messages` leaves notes and notices out. Default `all`.',
    enum: ['all', 'messages'],
    example: 'all',
    required: false,
  })
  show?: 'all' | 'messages';
}
