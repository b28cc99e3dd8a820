import {
  type ContentField,
  MEDIA_TYPES,
  type MessageTypeName,
  type SessionMessageRequest,
} from '@whathooks/dto';
import { ApiError } from '../../platform/http/problems/api-error';

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
  album: ['replyTo', 'mentions'],
};

/** @throws ApiError invalid_request */
export function assertFits(field: ContentField, request: SessionMessageRequest): void {
  const excess = ALONE[field]?.find((name) => request[name] !== undefined);
  if (excess) throw invalid(excess, `${excess} cannot stand beside ${field}`);
  if (request.linkPreview && field !== 'text')
    throw invalid('linkPreview', 'linkPreview can stand beside a text only');
  if (request.mentions !== undefined && field !== 'text')
    throw invalid('mentions', 'mentions can stand beside a text only');
}

export function invalid(path: string, message: string): ApiError {
  return new ApiError('invalid_request', `${message}.`, [{ path, message }]);
}
