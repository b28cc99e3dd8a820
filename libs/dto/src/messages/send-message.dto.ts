import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  ALBUM_MAX,
  ALBUM_MIN,
  CONTACTS_MAX,
  EXPIRY_SECONDS,
  ID_MAX,
  MENTIONS_MAX,
  REFERENCE_MAX,
  STATUS_AUDIENCE_MAX,
  TEXT_MAX_LENGTH,
} from '../facts/limits';
import { Field } from '../fields/field';
import {
  IsAudience,
  IsInstant,
  IsMentions,
  MaxCharacters,
  OmittedOrValid,
  saying,
} from '../fields/rules';
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
import { EXAMPLE } from '../event-definition/examples';

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
  @Matches(
    /^#[0-9a-f]{6}$/i,
    saying('not_color', 'background must be a colour with six hex digits, such as #075e54'),
  )
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
    example: EXAMPLE.sessionId,
  })
  sessionId: string;
}
