import { Injectable } from '@nestjs/common';
import { type Member, MembersService } from '../../organizations/members/members.service';
import { parseId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { notFound } from '../../platform/http/problems/api-error';

/** Members whom requests name. */
@Injectable()
export class TeamMembers {
  constructor(private readonly members: MembersService) {}

  /**
   * Members by their public ids, in the order given.
   *
   * @throws ApiError not_found for one who is no member of the organization.
   */
  async named(tenant: Tenant, ids: readonly string[]): Promise<Member[]> {
    const userIds = ids.map((id) => parseId('user', id));
    if (userIds.length === 0) return [];
    const all = await this.members.all(tenant);
    const members = new Map(all.map((member) => [member.userId, member]));
    return userIds.map((userId) => {
      const member = members.get(userId);
      if (!member) throw notFound('member');
      return member;
    });
  }
}
