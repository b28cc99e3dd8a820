import { Injectable } from '@nestjs/common';
import type { OrganizationDetails, UpdateOrganizationRequest } from '@whathooks/dto';
import { AuditService } from '../../audit/audit.service';
import type { UserActor } from '../../platform/access/actor';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { publicId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { OrganizationsService } from '../memberships/organizations.service';
import { RIGHTS_CHANGED } from '../memberships/rights-changed';
import { logoOf } from './logo';

/** How an organization looks to people outside: its logo and colour. */
@Injectable()
export class AppearanceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly cluster: ClusterBus,
  ) {}

  async get(actor: UserActor): Promise<OrganizationDetails> {
    const [appearance, { requiresTwoFactor }] = await Promise.all([
      this.organizations.appearance(actor),
      this.organizations.membership(actor.userId, actor.organizationId),
    ]);
    return { id: organizationIdOf(actor), ...appearance, requiresTwoFactor };
  }

  /**
   * What is left out stays as it is.
   *
   * @throws ApiError invalid_request when the logo is no picture that can be read.
   */
  async update(actor: UserActor, request: UpdateOrganizationRequest): Promise<OrganizationDetails> {
    const { logo, color, requiresTwoFactor } = request;
    const changes = {
      ...(logo !== undefined && { logo: logo === null ? null : await logoOf(logo) }),
      ...(color !== undefined && { color: color && color.toLowerCase() }),
      ...(requiresTwoFactor !== undefined && { requiresTwoFactor }),
    };
    if (Object.keys(changes).length > 0) {
      await this.unitOfWork.run(async (tx) => {
        await this.organizations.changeAppearance(tx, actor, changes);
        // Whoever lacks what is required now sees nothing more, from this moment on.
        if (requiresTwoFactor)
          await this.cluster.publishWithin(tx, RIGHTS_CHANGED, {
            organizationId: actor.organizationId,
          });
        const action = 'organization.appearance_changed';
        await this.audit.record(tx, actor, action, organizationIdOf(actor), {
          ...(logo !== undefined && { logo: logo === null ? 'removed' : 'set' }),
          ...(color !== undefined && { color: color ?? 'removed' }),
          ...(requiresTwoFactor !== undefined && {
            requiresTwoFactor: String(requiresTwoFactor),
          }),
        });
      });
    }
    return this.get(actor);
  }
}

function organizationIdOf({ organizationId }: UserActor): string {
  return publicId('organization', organizationId);
}
