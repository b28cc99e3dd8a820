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
import { isTaken } from '../../platform/database/conflicts';
import { newId, parseId, publicId } from '../../platform/database/ids';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { LiveBus } from '../../platform/live-events/live-bus';
import { byName } from '../../platform/database/by-name';
import { assertRoomForOne } from '../../platform/database/room-for-one';
import { ChatLabels } from '../app-state/chat-labels';
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
    return { data: rows.map(labelView).sort(byName(({ name }) => name)) };
  }

  /** @throws ApiError name_taken, limit_reached */
  create(actor: Actor, { name, color = 0 }: CreateLabelRequest): Promise<LabelView> {
    return this.change(actor, async (tx) => {
      const labels = this.labels.within(tx);
      await assertRoomForOne(tx, actor, 'labels', LABELS_MAX, () => labels.count(actor));
      const values = { id: newId(), name, color, createdAt: new Date() };
      return labelView(await labels.insert(actor, values));
    });
  }

  /**
   * On phones, too.
   *
   * @throws ApiError not_found, name_taken
   */
  update(actor: Actor, id: string, changes: UpdateLabelRequest): Promise<LabelView> {
    const labelId = parseId('label', id);
    return this.change(actor, async (tx) => {
      const labels = this.labels.within(tx);
      const row = await labels.lock(actor, labelId);
      const { name = row.name, color = row.color } = changes;
      await labels.update(actor, labelId, { name, color });
      if (name !== row.name || color !== row.color)
        await this.phones.edited(tx, actor, { id: labelId, name, color }, false);
      return labelView({ ...row, name, color });
    });
  }

  /**
   * Takes it from all chats, too, and from phones.
   *
   * @throws ApiError not_found
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

export function labelView({ id, name, color }: Pick<Label, 'id' | 'name' | 'color'>): LabelView {
  return { id: publicId('label', id), name, color };
}
