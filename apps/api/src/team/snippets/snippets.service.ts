import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type CreateSnippetRequest,
  type SnippetList,
  SNIPPETS_MAX,
  type SnippetView,
  type UpdateSnippetRequest,
} from '@whathooks/dto';
import { Repository } from 'typeorm';
import type { UserActor } from '../../platform/access/actor';
import { assertUnlimited } from '../../platform/access/reach';
import { isTaken } from '../../platform/database/conflicts';
import { newId, parseId, publicId } from '../../platform/database/ids';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { LiveBus } from '../../platform/live-events/live-bus';
import { byName } from '../../platform/database/by-name';
import { assertRoomForOne } from '../../platform/database/room-for-one';
import { Snippet } from './snippet.entity';

/** Texts that people often write. Their variables are filled in where they are written. */
@Injectable()
export class SnippetsService {
  private readonly snippets: TenantRepository<Snippet>;

  constructor(
    @InjectRepository(Snippet) rows: Repository<Snippet>,
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveBus,
  ) {
    this.snippets = new TenantRepository(rows.manager, Snippet, 'snippet');
  }

  async list(tenant: Tenant): Promise<SnippetList> {
    const rows = await this.snippets.find(tenant);
    return { data: rows.map(toView).sort(byName(({ shortcut }) => shortcut)) };
  }

  /** @throws ApiError forbidden, name_taken, limit_reached */
  create(actor: UserActor, { shortcut, text }: CreateSnippetRequest): Promise<SnippetView> {
    return this.change(actor, async (tx) => {
      const snippets = this.snippets.within(tx);
      await assertRoomForOne(tx, actor, 'snippets', SNIPPETS_MAX, () => snippets.count(actor));
      const now = new Date();
      const times = { createdAt: now, updatedAt: now };
      const values = { id: newId(), shortcut, text, createdBy: actor.userId, ...times };
      return toView(await snippets.insert(actor, values));
    });
  }

  /** @throws ApiError forbidden, not_found, name_taken */
  update(actor: UserActor, id: string, changes: UpdateSnippetRequest): Promise<SnippetView> {
    const snippetId = parseId('snippet', id);
    return this.change(actor, async (tx) => {
      const snippets = this.snippets.within(tx);
      const row = await snippets.lock(actor, snippetId);
      const { shortcut = row.shortcut, text = row.text } = changes;
      const updatedAt = new Date();
      await snippets.update(actor, snippetId, { shortcut, text, updatedAt });
      return toView({ ...row, shortcut, text, updatedAt });
    });
  }

  /** @throws ApiError not_found */
  remove(actor: UserActor, id: string): Promise<void> {
    return this.change(actor, (tx) =>
      this.snippets.within(tx).remove(actor, parseId('snippet', id)),
    );
  }

  /** Screens of the organization read the snippets again. */
  private async change<T>(actor: UserActor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    assertUnlimited(actor);
    try {
      return await this.unitOfWork.run(async (tx) => {
        this.live.publishChange(tx, actor, 'snippets');
        return work(tx);
      });
    } catch (error) {
      if (isTaken(error)) throw new ApiError('name_taken', 'Another snippet has this shortcut.');
      throw error;
    }
  }
}

function toView({ id, shortcut, text, updatedAt }: Snippet): SnippetView {
  return { id: publicId('snippet', id), shortcut, text, updatedAt: updatedAt.toISOString() };
}
