import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsObject,
  IsString,
  IsUrl,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { BASE64_MAX_LENGTH, ID_MAX, TEXT_MAX_LENGTH, URL_MAX } from '../facts/limits';
import { Field } from '../fields/field';
import { IsBase64Text, MaxCharacters, OmittedOrValid, saying } from '../fields/rules';

const NAME_MAX = 255;
const TYPE_MAX = 100;
const TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+( *;[\x20-\x7e]*)?$/;

/** A file to be sent: exactly one of `mediaId`, `url` and `base64` says which. */
export class FileRequest {
  @OmittedOrValid()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description:
      'A file that is here: `id` of an upload (POST /v1/media), or `media.id` of a message. One of `mediaId`, `url` and `base64`.',
    example: 'med_019a50b57c3e7c10b4c15f6a7b8c9d0e',
    required: false,
  })
  mediaId?: string;

  @OmittedOrValid()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(URL_MAX)
  @Field({
    description:
      'Public http or https address that the file is fetched from before the request is answered, within 30 seconds. Redirects are not followed; private addresses are rejected, as for webhooks.',
    example: 'https://files.example.com/offer.pdf',
    inExample: false,
    required: false,
  })
  url?: string;

  @OmittedOrValid()
  @IsString()
  @MaxLength(BASE64_MAX_LENGTH)
  @IsBase64Text()
  @Field({
    description: `The bytes themselves, in base64: at most 5 MiB. Upload larger files with POST /v1/media.`,
    example: 'iVBORw0KGgoAAAANSUhEUg==',
    inExample: false,
    maxLength: BASE64_MAX_LENGTH,
    required: false,
  })
  base64?: string;

  @OmittedOrValid()
  @IsString()
  @MaxLength(TYPE_MAX)
  @Matches(TYPE, saying('not_media_type', '$property must be a media type, such as text/csv'))
  @Field({
    description:
      'Type of the file. Types are found from the bytes; this one counts for documents whose bytes say nothing, such as text.',
    example: 'text/csv',
    required: false,
  })
  mimeType?: string;

  @OmittedOrValid()
  @IsString()
  @MaxCharacters(NAME_MAX)
  @Field({
    description: 'Name under which a document is shown and saved. Ignored for other kinds.',
    example: 'offer.pdf',
    maxLength: NAME_MAX,
    required: false,
  })
  fileName?: string;
}

const CAPTION = {
  description: 'Text below it. A character is a Unicode code point.',
  example: 'Our offer',
  maxLength: TEXT_MAX_LENGTH,
  required: false,
} as const;

const VIEW_ONCE = {
  description: 'Whether phones show it once only.',
  example: false,
  required: false,
} as const;

/** A file of an album. */
export class AlbumFileRequest extends FileRequest {
  @OmittedOrValid()
  @IsString()
  @MaxCharacters(TEXT_MAX_LENGTH)
  @Field(CAPTION)
  caption?: string;
}

export class ImageRequest extends FileRequest {
  @OmittedOrValid()
  @IsString()
  @MaxCharacters(TEXT_MAX_LENGTH)
  @Field(CAPTION)
  caption?: string;

  @OmittedOrValid()
  @IsBoolean()
  @Field(VIEW_ONCE)
  viewOnce?: boolean;
}

export class VideoRequest extends ImageRequest {
  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether it plays silently, again and again. A GIF or another moving picture always does.',
    example: false,
    required: false,
  })
  gif?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description: 'Whether it is a round video note: square, and at most 60 seconds.',
    example: false,
    required: false,
  })
  note?: boolean;
}

/** A picture or a video of an album: exactly one of both. */
export class AlbumItemRequest {
  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => AlbumFileRequest)
  @Field({ description: 'A picture.', type: () => AlbumFileRequest, required: false })
  image?: AlbumFileRequest;

  @OmittedOrValid()
  @IsObject()
  @ValidateNested()
  @Type(() => AlbumFileRequest)
  @Field({
    description: 'A video.',
    type: () => AlbumFileRequest,
    inExample: false,
    required: false,
  })
  video?: AlbumFileRequest;
}

export class AudioRequest extends FileRequest {}

export class VoiceRequest extends FileRequest {
  @OmittedOrValid()
  @IsBoolean()
  @Field({ ...VIEW_ONCE, description: 'Whether phones play it once only.' })
  viewOnce?: boolean;
}

export class DocumentRequest extends FileRequest {
  @OmittedOrValid()
  @IsString()
  @MaxCharacters(TEXT_MAX_LENGTH)
  @Field(CAPTION)
  caption?: string;
}

export class StickerRequest extends FileRequest {}
