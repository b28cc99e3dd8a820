import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsNotEmpty,
  IsObject,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ALBUM_MAX, ALBUM_MIN, CONTACTS_MAX, ID_MAX, TEXT_MAX_LENGTH } from '../facts/limits';
import { Field } from '../fields/field';
import { MaxCharacters, OmittedOrValid } from '../fields/rules';
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

/** To whom a message goes, and what it says. */
export class MessageContentRequest {
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
}
