import { Field, type FieldDoc } from '../fields/field';
import {
  MEDIA_ERRORS,
  MEDIA_STATUSES,
  type MediaErrorCode,
  type MediaStatusName,
} from '../facts/media';

const ERROR_CODES = Object.keys(MEDIA_ERRORS) as MediaErrorCode[];
const ERRORS = Object.entries(MEDIA_ERRORS)
  .map(([code, words]) => `\`${code}\`: ${words}`)
  .join(' ');

/** The file of a message. A field that does not apply, or is not known, is absent. */
export class MediaView {
  @Field({ description: 'Id of the file.', example: 'med_019a50b57c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({
    description:
      'Whether the file can be downloaded here: `ready` yes, `pending` not yet, `failed` no (see `error`).',
    enum: MEDIA_STATUSES,
    example: 'ready',
  })
  status: MediaStatusName;

  @Field({
    description:
      'Address of the file, signed, for anybody who has it. There while `status` is `ready`; it expires after some days.',
    example: 'https://hooks.example.com/v1/media/med_019a50b57c3e7c10b4c15f6a7b8c9d0e?expires=1',
    required: false,
  })
  url?: string;

  @Field({ description: `Why it failed. ${ERRORS}`, enum: ERROR_CODES, required: false })
  error?: MediaErrorCode;

  @Field({
    description:
      'Type of the file: found from its bytes once it is ready, before as its sender says.',
    example: 'image/jpeg',
  })
  mimeType: string;

  @Field({
    description: 'Size in bytes: counted once it is ready, before as its sender says.',
    example: 48213,
    required: false,
  })
  size?: number;

  @Field({
    description:
      'SHA-256 of the file in hex: computed once it is ready, before as its sender says.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    required: false,
  })
  sha256?: string;

  @Field({
    description: 'Name of the file, as its sender gave it.',
    example: 'offer.pdf',
    required: false,
  })
  fileName?: string;

  @Field({ description: 'Width in pixels.', example: 1600, required: false })
  width?: number;

  @Field({ description: 'Height in pixels.', example: 1200, required: false })
  height?: number;

  @Field({ description: 'Duration in seconds.', example: 7, required: false })
  seconds?: number;

  @Field({ description: 'Number of pages of a document.', example: 3, required: false })
  pages?: number;

  @Field({
    description: 'Loudness of a voice message over time: up to 64 values from 0 to 100.',
    example: [0, 12, 47, 80, 33],
    type: () => Number,
    isArray: true,
    required: false,
  })
  waveform?: number[];

  @Field({
    description: 'Small preview: a JPEG in base64.',
    example: '/9j/4AAQSkZJRg==',
    required: false,
  })
  thumbnail?: string;

  @Field({
    description: 'True for a video that plays silently, again and again; absent otherwise.',
    example: true,
    required: false,
  })
  gif?: boolean;

  @Field({
    description: 'True for a round video note; absent otherwise.',
    example: true,
    required: false,
  })
  round?: boolean;

  @Field({
    description: 'True for a sticker that moves; absent otherwise.',
    example: true,
    required: false,
  })
  animated?: boolean;
}

/** A file that was uploaded and can be sent. */
export class UploadedMedia {
  @Field({
    description: 'Id of the file: `mediaId` of a message.',
    example: 'med_019a50b57c3e7c10b4c15f6a7b8c9d0e',
  })
  id: string;

  @Field({ description: 'Type of the file, found from its bytes.', example: 'image/jpeg' })
  mimeType: string;

  @Field({ description: 'Size in bytes.', example: 48213 })
  size: number;

  @Field({
    description: 'SHA-256 of the file in hex.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  sha256: string;

  @Field({
    description: 'Until when it can be sent. Messages that were sent with it keep their file.',
    example: '2026-07-01T14:21:07.000Z',
    format: 'date-time',
  })
  expiresAt: string;
}

/** Documentation of the `media` field. */
export const MEDIA_FIELD = {
  description:
    'The file of a message that is one: an image, a voice message, a document… Absent otherwise.',
  type: () => MediaView,
  required: false,
} as const satisfies FieldDoc;
