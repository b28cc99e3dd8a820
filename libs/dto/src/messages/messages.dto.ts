import { MessageRecipientView } from '../message-content/recipient';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../common.dto';
import {
  MESSAGE_STATUSES,
  MESSAGE_TYPES,
  type MessageStatusName,
  type MessageTypeName,
} from '../facts/statuses';
import {
  ALBUM_MAX,
  ALBUM_MIN,
  CONTACTS_MAX,
  EXPIRY_SECONDS,
  ID_MAX,
  MENTIONS_MAX,
  PIN_SECONDS,
  PINS_MAX,
  type PinSeconds,
  REFERENCE_MAX,
  STATUS_AUDIENCE_MAX,
  TEXT_MAX_LENGTH,
} from '../facts/limits';
import { MEDIA_FIELD, MediaView } from './media.dto';
import { Field } from '../fields/field';
import { MessageDetails, REFERENCE } from '../message-content/details';
import { AnswerView } from '../message-content/shapes';
import { FAILURE_REASONS, WAIT_REASONS } from '../facts/message-reasons';
import { IsAudience, IsInstant, IsMentions, MaxCharacters, OmittedOrValid } from '../fields/rules';
import {
  CONTENT_FIELDS,
  ContactRequest,
  ForwardRequest,
  LocationRequest,
  PollRequest,
  ReactionRequest,
} from '../message-content/requests';
import {
  AlbumItemRequest,
  AudioRequest,
  DocumentRequest,
  ImageRequest,
  StickerRequest,
  VideoRequest,
  VoiceRequest,
} from '../message-content/file-requests';

const SESSION_ID = 'sess_019a50b47c3e7c10b4c15f6a7b8c9d0e';
const MESSAGE_ID = 'msg_019a50b57c3e7c10b4c15f6a7b8c9d0e';

export class SessionMessageRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(ID_MAX)
  @Field({
    description:
      'Recipient: digits with country code and no +, or a full WhatsApp JID. The `from` of an event may be given as it is, whatever its `fromType`. `status@broadcast` posts a status: a text, an image, a video or a voice message that people see for 24 hours.',
    example: '15551234567',
  })
  to: string;

  @OmittedOrValid()
  @IsString()
  @IsNotEmpty()
  @MaxCharacters(TEXT_MAX_LENGTH)
  @Field({
    description: `Text to send. A character is a Unicode code point. A message has exactly one of ${CONTENT_FIELDS.map((name) => `\`${name}\``).join(', ')}.`,
    example: 'Hello',
    required: false,
    maxLength: TEXT_MAX_LENGTH,
  })
  text?: string;

  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => ImageRequest)
  @Field({
    description:
      'Picture to send: JPEG and PNG as they are; WebP, GIF, TIFF and AVIF as JPEG. At most 16 MiB.',
    type: () => ImageRequest,
    inExample: false,
    required: false,
  })
  image?: ImageRequest;

  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => VideoRequest)
  @Field({
    description:
      'Video to send: MP4 with H.264 and AAC as it is; any other is converted where ffmpeg is installed. At most 16 MiB.',
    type: () => VideoRequest,
    inExample: false,
    required: false,
  })
  video?: VideoRequest;

  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => AudioRequest)
  @Field({
    description: 'Music or another recording, sent as a file that can be played. At most 16 MiB.',
    type: () => AudioRequest,
    inExample: false,
    required: false,
  })
  audio?: AudioRequest;

  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => VoiceRequest)
  @Field({
    description:
      'Voice message to send. Whatever recording is given becomes one: MP3, WAV, FLAC, Ogg and WebM with Opus everywhere, all others where ffmpeg is installed. At most 16 MiB.',
    type: () => VoiceRequest,
    inExample: false,
    required: false,
  })
  voice?: VoiceRequest;

  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => DocumentRequest)
  @Field({
    description: 'Any file, sent as it is. At most 2,048 MiB, and MEDIA_MAX_MB.',
    type: () => DocumentRequest,
    inExample: false,
    required: false,
  })
  document?: DocumentRequest;

  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => StickerRequest)
  @Field({
    description: 'Picture that is sent as a sticker of 512 by 512 pixels. What moves keeps moving.',
    type: () => StickerRequest,
    inExample: false,
    required: false,
  })
  sticker?: StickerRequest;

  @OmittedOrValid()
  @IsArray()
  @ArrayMinSize(ALBUM_MIN, {
    message: `album must contain at least ${ALBUM_MIN} items; send a single one as image or video`,
  })
  @ArrayMaxSize(ALBUM_MAX)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AlbumItemRequest)
  @Field({
    description: `Pictures and videos that phones show together, ${ALBUM_MIN} to ${ALBUM_MAX}. Each is a message of its own, with its own id and status, which \`items\` of the answer names. Where one of the files cannot be sent, nothing is.`,
    type: () => AlbumItemRequest,
    isArray: true,
    inExample: false,
    required: false,
  })
  album?: AlbumItemRequest[];

  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => LocationRequest)
  @Field({
    description: 'Place to send.',
    type: () => LocationRequest,
    inExample: false,
    required: false,
  })
  location?: LocationRequest;

  @OmittedOrValid()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CONTACTS_MAX)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ContactRequest)
  @Field({
    description: `Contacts to share, 1 to ${CONTACTS_MAX}.`,
    type: () => ContactRequest,
    isArray: true,
    inExample: false,
    required: false,
  })
  contacts?: ContactRequest[];

  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => PollRequest)
  @Field({
    description: 'Poll to send. `poll.vote` tells of each vote.',
    type: () => PollRequest,
    inExample: false,
    required: false,
  })
  poll?: PollRequest;

  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => ReactionRequest)
  @Field({
    description: 'Emoji to put to a message, or to take back.',
    type: () => ReactionRequest,
    inExample: false,
    required: false,
  })
  reaction?: ReactionRequest;

  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => ForwardRequest)
  @Field({
    description: 'Message to send on.',
    type: () => ForwardRequest,
    inExample: false,
    required: false,
  })
  forward?: ForwardRequest;

  @OmittedOrValid()
  @IsString()
  @IsNotEmpty()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Id of the message that this one answers: one of the chat with `to`.',
    inExample: false,
    required: false,
  })
  replyTo?: string;

  @OmittedOrValid()
  @IsMentions(MENTIONS_MAX)
  @Field({
    description:
      'Whom the text mentions: phone numbers in digits, each of which stands in the text behind an @, as in `Hello @15551234567`. Or `all`, in a group.',
    type: () => String,
    isArray: true,
    inExample: false,
    required: false,
  })
  mentions?: string[] | 'all';

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether the text goes with title, description and picture of the first page it links to. The page is asked for at most 3 seconds; where it does not answer, the text goes without. Default false.',
    inExample: false,
    required: false,
  })
  linkPreview?: boolean;

  @OmittedOrValid()
  @IsIn(EXPIRY_SECONDS, {
    message: `expiresInSeconds must be ${EXPIRY_SECONDS.join(', ')}: a day, a week or 90 days, which is what WhatsApp knows`,
  })
  @Field({
    description: `After how many seconds it disappears from phones: ${EXPIRY_SECONDS.join(', ')}.`,
    inExample: false,
    required: false,
  })
  expiresInSeconds?: number;

  @OmittedOrValid()
  @IsAudience(STATUS_AUDIENCE_MAX, ID_MAX)
  @Field({
    description: `Who sees a status post: up to ${STATUS_AUDIENCE_MAX} people, each written as in \`to\`. Everybody in the address book of the number where it is left out.`,
    type: () => String,
    isArray: true,
    inExample: false,
    required: false,
  })
  audience?: string[];

  @OmittedOrValid()
  @Matches(/^#[0-9a-f]{6}$/i, {
    message: 'background must be a colour with six hex digits, such as #075e54',
  })
  @Field({
    description:
      'Colour behind a status post that is a text, with six hex digits. Default `#075e54`.',
    example: '#075e54',
    inExample: false,
    required: false,
  })
  background?: string;

  @OmittedOrValid()
  @IsString()
  @IsNotEmpty()
  @MaxCharacters(REFERENCE_MAX)
  @Field({
    description:
      'A reference of your own, up to 200 characters: it comes back in every event of the message.',
    inExample: false,
    required: false,
    maxLength: REFERENCE_MAX,
  })
  reference?: string;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether the message may wait while the number is linked but not online. It is then answered `pending` with 202 and sent, in order, when the number is back.',
    example: false,
    required: false,
  })
  queue?: boolean;

  @OmittedOrValid()
  @IsInstant()
  @Field({
    description:
      'When to send it, up to a year ahead. It is then answered `scheduled` with 202, takes its place in the chat at that time, and waits while the number is not online. DELETE /v1/messages/:id cancels it.',
    example: '2026-06-30T07:00:00.000Z',
    inExample: false,
    format: 'date-time',
    required: false,
  })
  sendAt?: string;
}

export class SendMessageRequest extends SessionMessageRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Session to send from. It must be CONNECTED, or `queue` true.',
    example: SESSION_ID,
  })
  sessionId: string;
}

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

export const ALBUM_ITEM_STATUSES = ['sent', 'pending', 'scheduled', 'cancelled', 'failed'] as const;

/** A picture or video of an album that is sent. */
export class SentAlbumItem {
  @Field({ description: 'Id.', example: MESSAGE_ID })
  id: string;

  @Field({ description: "WhatsApp's id of the message.", example: '3EB0F1E2D3C4B5A7' })
  waMessageId: string;

  @Field({
    description: 'Status now; `message.status` events report later changes.',
    enum: ALBUM_ITEM_STATUSES,
    example: 'sent',
  })
  status: (typeof ALBUM_ITEM_STATUSES)[number];
}

export class SentMessage {
  @Field({ description: 'Id.', example: MESSAGE_ID })
  id: string;

  @Field({ description: "WhatsApp's id of the message.", example: '3EB0F1E2D3C4B5A6' })
  waMessageId: string;

  @Field({ description: 'Session it was sent from.', example: SESSION_ID })
  sessionId: string;

  @Field({ description: 'Recipient as given.', example: '15551234567' })
  to: string;

  @Field({
    description:
      '`sent` once WhatsApp acknowledged it, `pending` while it has not, `scheduled` until its `sendAt`, and `cancelled` where that was done since an earlier request with the same Idempotency-Key.',
    enum: ['sent', 'pending', 'scheduled', 'cancelled'],
    example: 'sent',
  })
  status: 'sent' | 'pending' | 'scheduled' | 'cancelled';

  @Field({
    description:
      'Of an album: its pictures and videos, in their order. The album is `sent` once nothing of it is pending. Absent otherwise.',
    type: () => SentAlbumItem,
    isArray: true,
    required: false,
  })
  items?: SentAlbumItem[];
}

export const MESSAGE_DIRECTIONS = ['inbound', 'outbound'] as const;
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number];

export class ListMessagesQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({ description: 'Only messages of this session.', example: SESSION_ID, required: false })
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
  @Field({
    description: 'Only messages created before.',
    example: '2026-06-30T00:00:00.000Z',
    required: false,
  })
  until?: string;
}

const listed = (reasons: Record<string, string>): string =>
  Object.entries(reasons)
    .map(([code, words]) => `\`${code}\`: ${words}`)
    .join(' ');
const STATUS_REASON = `Why it is \`pending\` or \`failed\`; null otherwise. Pending: ${listed(WAIT_REASONS)} Failed: ${listed(FAILURE_REASONS)} Other numbers are WhatsApp's own codes.`;

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

export const SENDER_KINDS = ['user', 'apiKey'] as const;

/** Who had a message sent. */
export class SenderView {
  @Field({
    description: 'A person in the dashboard, or an API key.',
    enum: SENDER_KINDS,
    example: 'user',
  })
  kind: (typeof SENDER_KINDS)[number];

  @Field({ description: 'Id.', example: 'usr_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;
}

export class MessageView extends MessageDetails {
  @Field({ description: 'Id.', example: MESSAGE_ID })
  id: string;

  @Field({ description: 'Session.', example: SESSION_ID })
  sessionId: string;

  @Field({ description: 'Direction.', enum: MESSAGE_DIRECTIONS, example: 'inbound' })
  direction: MessageDirection;

  @Field({ description: 'JID of the chat.', example: '15551234567@s.whatsapp.net' })
  chat: string;

  @Field({
    description: "Author's phone number in digits, or LID digits when `fromType` is `lid`.",
    example: '15551234567',
  })
  from: string;

  @Field({
    description:
      "What `from` is: `lid` while WhatsApp has not told the author's number. Once it is known, their messages and their chat stand under the number.",
    enum: ['phone', 'lid'],
    example: 'phone',
  })
  fromType: 'phone' | 'lid';

  @Field({ description: 'Recipient: digits, or a JID.', example: '15557654321' })
  to: string;

  @Field({
    description: "Author's name on WhatsApp.",
    example: 'Jane Doe',
    nullable: true,
    type: () => String,
  })
  pushName: string | null;

  @Field({ description: 'Kind of content.', enum: MESSAGE_TYPES, example: 'text' })
  type: MessageTypeName;

  @Field({
    description: 'Text or caption.',
    example: 'Hi there!',
    nullable: true,
    type: () => String,
  })
  text: string | null;

  @Field({ description: "WhatsApp's id of the message.", example: '3EB0A1B2C3D4E5F6' })
  waMessageId: string;

  @Field({
    description:
      'Where it stands. A message to a group is delivered and read as soon as the first member has got or read it.',
    enum: MESSAGE_STATUSES,
    example: 'received',
  })
  status: MessageStatusName;

  @Field({
    description:
      'Why it failed, when it failed. `unacknowledged`: it may have reached WhatsApp, which never acknowledged it; it may have arrived.',
    example: null,
    nullable: true,
    type: () => String,
  })
  error: string | null;

  @Field({
    description: STATUS_REASON,
    example: null,
    nullable: true,
    type: () => String,
  })
  statusReason: string | null;

  @Field({
    description:
      'When it was sent, according to WhatsApp; for a scheduled message, when it will be sent.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  timestamp: string;

  @Field({
    description:
      'Who of the organization had it sent; absent for inbound messages and for those written on the phone.',
    type: () => SenderView,
    required: false,
  })
  sentBy?: SenderView;

  @Field({
    description: 'True if the message is starred, here and on the phone; absent otherwise.',
    example: true,
    required: false,
  })
  starred?: boolean;

  @Field({
    description: 'When it was marked as read through whathooks; absent where it was not.',
    example: '2026-06-29T14:25:07.000Z',
    format: 'date-time',
    required: false,
  })
  readAt?: string;

  @Field({
    description: 'When it is to be sent; absent unless `status` is `scheduled`.',
    example: '2026-06-30T07:00:00.000Z',
    format: 'date-time',
    required: false,
  })
  sendAt?: string;

  @Field({
    description:
      'Where it stands in its chat, compared with the ids of other messages; only for one that was moved to another time before it was sent. All others stand where their ids do.',
    example: null,
    required: false,
    inExample: false,
  })
  place?: string;

  @Field({
    description: 'When it was stored here.',
    example: '2026-06-29T14:21:07.412Z',
    format: 'date-time',
  })
  createdAt: string;

  @Field({
    description: "WhatsApp's id of the message that a reaction is about.",
    example: null,
    nullable: true,
    type: () => String,
  })
  reactsTo: string | null;

  @Field({
    description:
      'When the author last edited it, according to WhatsApp. `text` is the latest version.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  editedAt: string | null;

  @Field({
    description: 'When its writer took it back, by WhatsApp. Its text is gone then.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  deletedAt: string | null;

  @Field({ description: 'Whether it is from before the number was linked.', example: false })
  history: boolean;

  @Field({
    description:
      'Of a message to a group, how far it came with each member who has got it. Only where one message is returned; absent for other messages.',
    type: () => MessageRecipientView,
    isArray: true,
    required: false,
  })
  recipients?: MessageRecipientView[];

  @Field({
    description:
      'The latest edit, deletion, pin or keep that you asked for, while it is not in force. Only where one message is returned; absent where there is none.',
    type: () => MessageChangeView,
    required: false,
  })
  lastChange?: MessageChangeView;

  @Field({
    description: 'Until when it is pinned in its chat. Absent where it is not pinned.',
    example: '2026-07-06T14:21:07.000Z',
    format: 'date-time',
    required: false,
  })
  pinnedUntil?: string;

  @Field({
    description: 'True where somebody keeps it from disappearing; absent otherwise.',
    example: true,
    required: false,
  })
  kept?: boolean;

  @Field({
    description:
      'What people have chosen in a poll, or answered to an event, as it counts now. Only where one message is returned; absent for other kinds.',
    type: () => AnswerView,
    isArray: true,
    required: false,
  })
  answers?: AnswerView[];

  @Field(REFERENCE)
  reference?: string;

  @Field(MEDIA_FIELD)
  media?: MediaView;
}

export class MessagePage {
  @Field({ description: 'Messages, newest first.', type: () => MessageView, isArray: true })
  data: MessageView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}
