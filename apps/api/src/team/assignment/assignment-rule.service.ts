import { Injectable } from '@nestjs/common';
import { type AssignmentRuleView, reaches, type SetAssignmentRuleRequest } from '@whathooks/dto';
import { AuditService } from '../../audit/audit.service';
import type { UserActor } from '../../platform/access/actor';
import { assertUnlimited } from '../../platform/access/reach';
import { isOrphan } from '../../platform/database/conflicts';
import { publicId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/http/problems/api-error';
import { invalidField } from '../../platform/http/problems/invalid-field';
import { LiveBus } from '../../platform/live-events/live-bus';
import { TeamMembers } from '../basics/team-members';
import { type AssignmentRule, AssignmentRepository } from './assignment.repository';

/** The rule by which an organization assigns chats of nobody. */
@Injectable()
export class AssignmentRuleService {
  constructor(
    private readonly rules: AssignmentRepository,
    private readonly members: TeamMembers,
    private readonly live: LiveBus,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  async get(actor: UserActor): Promise<AssignmentRuleView> {
    return toView(await this.rules.rule(actor));
  }

  /** @throws ApiError forbidden, not_found for somebody who is no member, invalid_request */
  async set(
    actor: UserActor,
    { kind, members: ids }: SetAssignmentRuleRequest,
  ): Promise<AssignmentRuleView> {
    assertUnlimited(actor);
    if (kind === 'round_robin' && ids.length === 0)
      throw invalidField(
        'members',
        'members must name at least one member for round_robin',
        'too_few',
        1,
      );
    const named = await this.members.named(actor, ids);
    const viewer = named.find(({ role }) => !reaches(role, 'agent'));
    if (viewer)
      throw invalidField(
        'members',
        `${viewer.name} is a viewer and cannot answer: make them an agent`,
        'cannot_answer',
      );
    const members = named.map(({ userId }) => userId);
    try {
      return await this.unitOfWork.run(async (tx) => {
        await this.rules.set(tx, actor, { kind, members });
        this.live.publishChange(tx, actor, 'assignment_rule');
        const organization = publicId('organization', actor.organizationId);
        const details = { kind, members: ids.join(', ') };
        await this.audit.record(tx, actor, 'assignment_rule.changed', organization, details);
        return toView(await this.rules.rule(actor, tx.manager));
      });
    } catch (error) {
      // Somebody left meanwhile.
      if (isOrphan(error)) throw notFound('member');
      throw error;
    }
  }
}

function toView({ kind, members }: AssignmentRule): AssignmentRuleView {
  return { kind, members: members.map((id) => publicId('user', id)) };
}
