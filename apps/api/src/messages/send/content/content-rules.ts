import {
  type ContentField,
  MEDIA_TYPES,
  type MessageTypeName,
  type SessionMessageRequest,
} from '@whathooks/dto';
import { invalidField } from '../../../platform/http/problems/invalid-field';

/** Types of messages that can be forwarded. */
export const FORWARDED: ReadonlySet<MessageTypeName> = new Set<MessageTypeName>([
  'text',
  'location',
  'contact',
  'poll',
  ...MEDIA_TYPES,
]);

/** Fields that a reaction or a forwarded message cannot have beside it. */
const ALONE: Partial<Record<ContentField, readonly (keyof SessionMessageRequest)[]>> = {
  reaction: ['replyTo', 'mentions', 'expiresInSeconds'],
  forward: ['replyTo', 'mentions'],
  album: ['replyTo'],
};

/** What can mention people: a text, or what has a caption. */
const MENTIONING: ReadonlySet<ContentField> = new Set<ContentField>([
  'text',
  'image',
  'video',
  'document',
  'album',
]);

/** The words of a request: its text, its caption, or the captions of its album. */
export function saidIn({ text, image, video, document, album }: SessionMessageRequest): string[] {
  const captions = (album ?? []).map((item) => (item.image ?? item.video)?.caption);
  const said = [text, image?.caption, video?.caption, document?.caption, ...captions];
  return said.filter((words) => words !== undefined);
}

/** Whom one picture or video of an album mentions: those whom its caption names, of all that the album does. */
export function mentionsWithin(
  { mentions }: Pick<SessionMessageRequest, 'mentions'>,
  caption: string | undefined,
): Pick<SessionMessageRequest, 'mentions'> {
  if (mentions === undefined || !caption) return {};
  if (mentions === 'all') return { mentions };
  return { mentions: mentions.filter((one) => one === 'all' || caption.includes(`@${one}`)) };
}

/** @throws ApiError invalid_request */
export function assertFits(field: ContentField, request: SessionMessageRequest): void {
  const excess = ALONE[field]?.find((name) => request[name] !== undefined);
  if (excess) throw invalidField(excess, `${excess} cannot stand beside ${field}`, 'not_together');
  if (request.linkPreview && field !== 'text')
    throw invalidField('linkPreview', 'linkPreview can stand beside a text only', 'not_together');
  if (request.mentions !== undefined && !MENTIONING.has(field))
    throw invalidField(
      'mentions',
      'mentions can stand beside a text or a caption only',
      'not_together',
    );
}
