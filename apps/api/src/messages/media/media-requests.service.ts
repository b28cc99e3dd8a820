import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { MediaService } from '../../media/items/media.service';
import type { Actor } from '../../platform/access/actor';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { parseId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError, notFound } from '../../platform/http/problems/api-error';
import { ConnectedSessions } from '../../sessions/door/connected-sessions';
import { Message } from '../store/message.entity';
import { MediaDownloadsRepository } from './downloads/media-downloads.repository';
import { DOWNLOADS_DUE } from './downloads/media-topics';

/** Has the file of a message downloaded that failed, or was never asked for. */
@Injectable()
export class MediaRequests {
  private readonly messages: TenantRepository<Message>;

  constructor(
    @InjectRepository(Message) rows: Repository<Message>,
    private readonly media: MediaService,
    private readonly downloads: MediaDownloadsRepository,
    private readonly sessions: ConnectedSessions,
    private readonly unitOfWork: UnitOfWork,
    private readonly cluster: ClusterBus,
  ) {
    this.messages = new TenantRepository(rows.manager, Message, 'message');
  }

  /**
   * Starts the download again; one that is in progress continues. A `message.media` event reports the result.
   *
   * @param id public id of the message.
   * @throws ApiError not_found, file_ready, session_not_connected
   */
  async downloadAgain(actor: Actor, id: string): Promise<void> {
    const message = await this.messages.get(actor, parseId('message', id));
    const item = (await this.media.itemsOf(actor, [message.id])).get(message.id);
    if (!item) throw notFound('file of a message');
    if (item.status === 'ready') throw new ApiError('file_ready');
    const session = { id: message.sessionId, organizationId: actor.organizationId };
    await this.sessions.assertConnected(session);
    await this.unitOfWork.run(async (tx) => {
      await this.media.becomePendingWithin(tx, actor, item.id);
      await this.downloads.insertWithin(tx, session, [{ mediaId: item.id, messageId: message.id }]);
      tx.afterCommit(() => this.cluster.publish(DOWNLOADS_DUE, { sessionId: session.id }));
    });
  }
}
