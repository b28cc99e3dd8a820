import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  type CreateLabelRequest,
  type LabelList,
  LABELS_MAX,
  type LabelView,
  type UpdateLabelRequest,
} from '@whathooks/dto';
import { Repository } from 'typeorm';
import type { Actor } from '../../platform/access/actor';
import { assertUnlimited } from '../../platform/access/reach';
import { isTaken } from '../../platform/database/conflicts';
import { newId, parseId, publicId } from '../../platform/database/ids';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { LiveBus } from '../../platform/live-events/live-bus';
import { byName } from '../../platform/database/by-name';
import { assertRoomForOne } from '../../platform/database/room-for-one';
import { ChatLabels } from '../app-state/chat-labels';
import type { RefusedLabel } from '../app-state/session-labels.repository';
import { Label } from './label.entity';

/** Words that people put on chats. */
@Injectable()
export class LabelsService {
  private readonly labels: TenantRepository<Label>;

  constructor(
    @InjectRepository(Label) rows: Repository<Label>,
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveBus,
    private readonly phones: ChatLabels,
  ) {
    this.labels = new TenantRepository(rows.manager, Label, 'label');
  }

  async list(tenant: Tenant): Promise<LabelList> {
    const rows = await this.labels.find(tenant);
    const refused = Map.groupBy(await this.phones.refused(tenant), ({ labelId }) => labelId);
    const views = rows.map((row) => ({ ...labelView(row), ...refusals(refused.get(row.id)) }));
    return { data: views.sort(byName(({ name }) => name)) };
  }

  /** @throws ApiError forbidden, name_taken, limit_reached */
  create(actor: Actor, { name, color = 0 }: CreateLabelRequest): Promise<LabelView> {
    return this.change(actor, async (tx) => {
      const labels = this.labels.within(tx);
      await assertRoomForOne(tx, actor, 'labels', LABELS_MAX, () => labels.count(actor));
      const values = { id: newId(), name, color, createdAt: new Date() };
      return labelView(await labels.insert(actor, values));
    });
  }

  /**
   * On phones, too; on those that have refused it before, once more.
   *
   * @throws ApiError forbidden, not_found, name_taken
   */
  update(actor: Actor, id: string, changes: UpdateLabelRequest): Promise<LabelView> {
    const labelId = parseId('label', id);
    return this.change(actor, async (tx) => {
      const labels = this.labels.within(tx);
      const row = await labels.lock(actor, labelId);
      const refused = await this.phones.refused(actor, labelId);
      const { name = row.name, color = row.color } = changes;
      await labels.update(actor, labelId, { name, color });
      if (name !== row.name || color !== row.color || refused.length > 0)
        await this.phones.edited(tx, actor, { id: labelId, name, color }, false);
      return labelView({ ...row, name, color });
    });
  }

  /**
   * Takes it from all chats, too, and from phones.
   *
   * @throws ApiError forbidden, not_found
   */
  remove(actor: Actor, id: string): Promise<void> {
    const labelId = parseId('label', id);
    return this.change(actor, async (tx) => {
      const labels = this.labels.within(tx);
      await this.phones.edited(tx, actor, await labels.lock(actor, labelId), true);
      await labels.remove(actor, labelId);
    });
  }

  /** Screens of the organization read the labels again. */
  private async change<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    assertUnlimited(actor);
    try {
      return await this.unitOfWork.run(async (tx) => {
        this.live.publishChange(tx, actor, 'labels');
        return work(tx);
      });
    } catch (error) {
      if (isTaken(error)) throw new ApiError('name_taken', 'Another label has this name.');
      throw error;
    }
  }
}

function refusals(refused: readonly RefusedLabel[] = []): Pick<LabelView, 'refusedBy'> {
  if (refused.length === 0) return {};
  return {
    refusedBy: refused.map(({ sessionId, reason }) => ({
      sessionId: publicId('session', sessionId),
      reason,
    })),
  };
}

export function labelView({ id, name, color }: Pick<Label, 'id' | 'name' | 'color'>): LabelView {
  return { id: publicId('label', id), name, color };
}
