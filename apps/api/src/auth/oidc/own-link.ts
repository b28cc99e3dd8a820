import { Inject, Injectable } from '@nestjs/common';
import type { OidcView } from '@whathooks/dto';
import { AuditService } from '../../audit/audit.service';
import type { UserActor } from '../../platform/access/actor';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { publicId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { OwnOrigin } from '../../platform/http/own-origin';
import { Mailer } from '../../platform/mail/mailer';
import { UsersService } from '../../users/users.service';
import { Confirmation } from '../passwords/confirmation';
import { unlinkedMail } from '../provider-links/link-mails';
import { SignIns } from '../sign-ins/sign-ins';
import { BegunLogIns } from './begun-log-ins';
import { OidcRepository } from './oidc.repository';
import { Provider } from './provider';

/** Whether an account at the provider opens somebody's own here. */
@Injectable()
export class OwnLink {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly provider: Provider,
    private readonly begun: BegunLogIns,
    private readonly rows: OidcRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersService,
    private readonly confirmation: Confirmation,
    private readonly signIns: SignIns,
    private readonly audit: AuditService,
    private readonly mailer: Mailer,
    private readonly origin: OwnOrigin,
  ) {}

  async view({ userId }: UserActor): Promise<OidcView> {
    const { oidc } = this.environment;
    const { passwordHash } = await this.users.get(userId);
    const link = oidc && (await this.rows.linkOfUser(userId, oidc.issuer));
    return {
      provider: oidc?.name ?? null,
      linked: link && { email: link.email, linkedAt: link.createdAt.toISOString() },
      hasPassword: passwordHash !== null,
    };
  }

  /**
   * Where the browser goes to have the account there linked.
   *
   * @throws ApiError wrong_password, log_in_again, identity_linked, provider_unavailable, not_found
   */
  async start(actor: UserActor, currentPassword: string): Promise<{ url: string; secret: string }> {
    const { userId, signInId, organizationId } = actor;
    const { issuer } = this.provider.settings;
    await this.confirmation.confirmed(actor, currentPassword);
    if (await this.rows.linkOfUser(userId, issuer)) throw new ApiError('identity_linked');
    const { url, checks } = await this.provider.page();
    const purpose = { kind: 'link', userId, signInId, organizationId } as const;
    return { url, secret: await this.begun.begin({ stage: 'asked', purpose, checks }) };
  }

  /**
   * Ends every other log-in as well: whoever had the account there may hold one.
   *
   * @throws ApiError wrong_password, only_way_in, not_found
   */
  async end(actor: UserActor, currentPassword: string): Promise<void> {
    const { issuer, name: provider } = this.provider.settings;
    const { passwordHash } = await this.users.get(actor.userId);
    if (passwordHash === null) throw new ApiError('only_way_in');
    const account = await this.confirmation.confirmed(actor, currentPassword);
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.rows.unlink(tx, actor.userId, issuer)))
        throw new ApiError('not_found', 'No account of the provider is linked to yours.');
      await this.signIns.endAll(tx, actor.userId, actor.signInId);
      const ended = { providers: [provider], organizationId: actor.organizationId };
      await this.mailer.send(tx, unlinkedMail(account, ended, this.origin.value));
      const target = publicId('user', actor.userId);
      await this.audit.record(tx, actor, 'user.provider_unlinked', target, { provider });
    });
  }
}
