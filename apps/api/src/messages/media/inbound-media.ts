import { Inject, Injectable } from '@nestjs/common';
import {
  MEDIA_TYPES,
  type MediaErrorCode,
  type MediaView,
  type MessageTypeName,
} from '@whathooks/dto';
import { isOpenable, type MediaContent, type MessageContent } from '@whathooks/whatsapp';
import { MediaService, type NewMediaItem } from '../../media/items/media.service';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { newId, parseId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import type { SessionContext } from '../../sessions/state/session-inbox';
import type { MediaOfEvent } from '../store/message-event';
import type { Message } from '../store/message.entity';
import { MediaDownloads } from './downloads/media-downloads';
import { MediaDownloadsRepository } from './downloads/media-downloads.repository';

const FILE_TYPES: ReadonlySet<MessageTypeName> = new Set(MEDIA_TYPES);

/** A message that was stored in this transaction, and what it says. */
export interface StoredContent {
  row: Message;
  content: MessageContent;
}

/** The file's part of the inbound commit: its row, and that it is to be downloaded, with its message. */
@Injectable()
export class InboundMedia {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly media: MediaService,
    private readonly rows: MediaDownloadsRepository,
    private readonly downloads: MediaDownloads,
  ) {}

  /** @returns the views of the files, by the ids of their messages. */
  async storeWithin(
    tx: Transaction,
    session: SessionContext,
    stored: readonly StoredContent[],
  ): Promise<Map<string, MediaOfEvent>> {
    const items = stored.flatMap(({ row, content }) =>
      'media' in content ? [itemOf(row, content, this.errorOf(row, content.media))] : [],
    );
    if (items.length === 0) return new Map();
    await this.media.insertWithin(tx, session, items);
    const pending = items.filter(({ error }) => error === undefined);
    const wanted = pending.map(({ id, messageId }) => ({
      mediaId: id,
      messageId: messageId ?? '',
    }));
    await this.rows.insertWithin(tx, session, wanted);
    if (wanted.length > 0) tx.afterCommit(() => this.downloads.wake(session.id));
    const views = await this.media.viewsWithin(
      tx,
      session,
      items.map(({ id }) => id),
    );
    return new Map(
      items.flatMap(({ id, messageId, error }) => {
        const media = views.get(id);
        return media ? [[messageId ?? '', this.mediaOfEvent(id, media, error)]] : [];
      }),
    );
  }

  /** Adds the files of messages to the events of edited captions. */
  async withFiles(
    tx: Transaction,
    session: SessionContext,
    events: readonly AnyDomainEvent[],
  ): Promise<AnyDomainEvent[]> {
    const edited = events.flatMap(({ event, data }) =>
      event === 'message.edited' && FILE_TYPES.has(data.type) ? [parseId('message', data.id)] : [],
    );
    if (edited.length === 0) return [...events];
    const views = await this.media.viewsOfWithin(tx, session, edited);
    return events.map((event) => {
      if (event.event !== 'message.edited') return event;
      const media = views.get(parseId('message', event.data.id));
      return media ? { ...event, data: { ...event.data, media } } : event;
    });
  }

  /** @param key of the gate at which the event waits for its file. */
  private mediaOfEvent(key: string, media: MediaView, error?: MediaErrorCode): MediaOfEvent {
    const seconds = this.environment.mediaWaitS;
    return { media, ...(error === undefined && seconds > 0 && { waits: { key, seconds } }) };
  }

  /** Why a file is not downloaded at all. */
  private errorOf(
    { history, originChat }: Message,
    { remote, size }: MediaContent,
  ): MediaErrorCode | undefined {
    if (!remote || !isOpenable(remote, originChat)) return 'unavailable';
    if ((size ?? 0) > this.environment.mediaMaxBytes) return 'too_large';
    return history ? 'not_downloaded' : undefined;
  }
}

function itemOf(
  { id: messageId }: Message,
  { type, media }: Extract<MessageContent, { media: unknown }>,
  error: MediaErrorCode | undefined,
): NewMediaItem {
  const { sha256, waveform, thumbnail, remote: _remote, ...said } = media;
  return {
    ...said,
    id: newId(),
    messageId,
    type,
    sha256: sha256 ? Buffer.from(sha256) : null,
    waveform: waveform ? Buffer.from(waveform) : null,
    thumbnail: thumbnail ? Buffer.from(thumbnail) : null,
    ...(error && { error }),
  };
}
