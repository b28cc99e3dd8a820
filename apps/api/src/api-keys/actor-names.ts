import { Injectable } from '@nestjs/common';
import { parseId } from '../platform/database/ids';
import type { Tenant } from '../platform/database/tenant-repository';
import { UsersService } from '../users/users.service';
import { ApiKeysService } from './api-keys.service';

/** Names of whoever did something: people who may have left, and keys that may be revoked. */
@Injectable()
export class ActorNames {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly users: UsersService,
  ) {}

  /**
   * @param ids public ids; those of anything but people and keys are passed over.
   * @returns names by public id. Whose account is deleted is not among them.
   */
  async of(tenant: Tenant, ids: readonly string[]): Promise<Map<string, string>> {
    const distinct = [...new Set(ids)];
    const people = distinct.filter((id) => id.startsWith('usr_'));
    const keys = distinct.filter((id) => id.startsWith('key_'));
    const userOf = (id: string): string => parseId('user', id);
    const keyOf = (id: string): string => parseId('API key', id);
    const named = people.length > 0 ? await this.users.named(people.map(userOf)) : null;
    const keyNames = await this.keys.namesOf(tenant, keys.map(keyOf));
    return new Map([
      ...people.flatMap((id) => pair(id, named?.get(userOf(id))?.name)),
      ...keys.flatMap((id) => pair(id, keyNames.get(keyOf(id)))),
    ]);
  }
}

function pair(id: string, name: string | undefined): [string, string][] {
  return name === undefined ? [] : [[id, name]];
}
