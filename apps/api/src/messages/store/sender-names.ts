import { Injectable } from '@nestjs/common';
import type { MessageView } from '@whathooks/dto';
import { ApiKeysService } from '../../api-keys/api-keys.service';
import { parseId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { type Person, UsersService } from '../../users/users.service';

/** Says by name who had messages sent. */
@Injectable()
export class SenderNames {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly users: UsersService,
  ) {}

  /** The messages, with the names of people who may have left and of keys that may be revoked. */
  async told(tenant: Tenant, views: readonly MessageView[]): Promise<MessageView[]> {
    const senders = views.flatMap(({ sentBy }) => sentBy ?? []);
    if (senders.length === 0) return [...views];
    const idsOf = (wanted: 'user' | 'apiKey'): string[] => [
      ...new Set(
        senders.flatMap(({ kind, id }) =>
          kind === wanted ? [parseId(kind === 'user' ? 'user' : 'API key', id)] : [],
        ),
      ),
    ];
    const [userIds, keyIds] = [idsOf('user'), idsOf('apiKey')];
    const people = userIds.length > 0 ? await this.users.named(userIds) : new Map<string, Person>();
    const keys = await this.keys.namesOf(tenant, keyIds);
    return views.map((view) => {
      const { sentBy } = view;
      if (!sentBy) return view;
      const name =
        sentBy.kind === 'user'
          ? people.get(parseId('user', sentBy.id))?.name
          : keys.get(parseId('API key', sentBy.id));
      return { ...view, sentBy: { ...sentBy, name: name ?? null } };
    });
  }
}
