import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { NotAnsweredError } from '../../platform/cluster/question';
import { ApiError, notFound } from '../../platform/http/problems/api-error';
import { SessionRouter } from '../../sessions/gateway/session-router';
import { GET_PICTURE } from './picture-questions';
import type { SessionRef } from '../../sessions/state/session-ref';

/** How long a picture, or that there is none, is remembered, in ms. */
const REMEMBERED_MS = 10 * 60_000;
/** Bytes of pictures that one process remembers. */
const REMEMBERED_BYTES = 32 * 1024 * 1024;
/** What remembering that there is none costs, in bytes. */
const NONE_BYTES = 256;
const WITHIN_MS = 25_000;

/** Pictures of people and groups, remembered for a while, so that WhatsApp is asked for each rarely. */
@Injectable()
export class Pictures {
  private readonly known = new LRUCache<string, { picture: Buffer | null }>({
    maxSize: REMEMBERED_BYTES,
    ttl: REMEMBERED_MS,
    sizeCalculation: ({ picture }) => (picture?.length ?? 0) + NONE_BYTES,
  });

  constructor(private readonly router: SessionRouter) {}

  /**
   * A JPEG.
   *
   * @param version changes with the picture.
   * @throws ApiError not_found where there is none, or the number may not see it; session_not_connected,
   *   whatsapp_unanswered
   */
  async get(session: SessionRef, jid: string, version: string | null): Promise<Buffer> {
    const name = `${session.id} ${jid} ${version}`;
    let known = this.known.get(name);
    if (!known) {
      known = { picture: await this.ask(session, jid) };
      this.known.set(name, known);
    }
    if (!known.picture) throw notFound('picture');
    return known.picture;
  }

  private async ask(session: SessionRef, jid: string): Promise<Buffer | null> {
    try {
      const { picture } = await this.router.ask(GET_PICTURE, session, { jid }, WITHIN_MS);
      return picture === null ? null : Buffer.from(picture, 'base64');
    } catch (error) {
      if (error instanceof NotAnsweredError) throw new ApiError('whatsapp_unanswered');
      throw error;
    }
  }
}
