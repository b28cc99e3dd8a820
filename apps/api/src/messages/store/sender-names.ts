import { Injectable } from '@nestjs/common';
import type { MessageView } from '@whathooks/dto';
import { ActorNames } from '../../api-keys/actor-names';
import type { Tenant } from '../../platform/database/tenant-repository';

/** Says by name who had messages sent. */
@Injectable()
export class SenderNames {
  constructor(private readonly names: ActorNames) {}

  /** The messages, with the names of people who may have left and of keys that may be revoked. */
  async told(tenant: Tenant, views: readonly MessageView[]): Promise<MessageView[]> {
    const senders = views.flatMap(({ sentBy }) => sentBy ?? []);
    if (senders.length === 0) return [...views];
    const names = await this.names.of(
      tenant,
      senders.map(({ id }) => id),
    );
    return views.map((view) => {
      const { sentBy } = view;
      return sentBy ? { ...view, sentBy: { ...sentBy, name: names.get(sentBy.id) ?? null } } : view;
    });
  }
}
