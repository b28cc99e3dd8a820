import { Injectable } from '@nestjs/common';
import type { SendMessageRequest } from '@whathooks/dto';
import type { TakenFile } from '../media/message-files';
import { type Addressed, type NewMessage, newMessage, type NewMessageSet } from './new-messages';
import { mentionsWithin } from './content/content-rules';
import { RequestedContentReader } from './content/requested-content';
import type { SessionRef } from '../../sessions/state/session-ref';

/** A request whose files are stored, and ready to be sent. */
export type Taken = SendMessageRequest & { files: readonly TakenFile[] };

/** Makes the messages that a request asks for: one, or an album and what is in it. */
@Injectable()
export class Composition {
  constructor(private readonly contents: RequestedContentReader) {}

  /**
   * @param sendAt not before then; null for now.
   * @throws ApiError invalid_request, not_found
   */
  async of(
    session: SessionRef,
    where: Addressed,
    request: Taken,
    sendAt: Date | null = null,
  ): Promise<NewMessageSet> {
    const { album: items = [], files } = request;
    const file = items.length > 0 ? null : (files[0] ?? null);
    const first = newMessage(where, await this.contents.of(session, where, request, file), sendAt);
    const album = { waMessageId: first.waMessageId, chat: where.jid };
    const rest: NewMessage[] = [];
    for (const [index, item] of items.entries()) {
      const { album: _all, files: _files, mentions: _named, ...same } = request;
      const { caption } = item.image ?? item.video ?? {};
      const said = { ...same, ...item, ...mentionsWithin(request, caption) };
      const content = await this.contents.of(session, where, said, files[index] ?? null, album);
      rest.push(newMessage(where, content, sendAt));
    }
    return [first, ...rest];
  }
}
