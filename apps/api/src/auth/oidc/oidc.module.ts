import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module';
import { OrganizationsModule } from '../../organizations/organizations.module';
import { UsersModule } from '../../users/users.module';
import { AuthModule } from '../auth.module';
import { BegunLogIns } from './begun-log-ins';
import { Links } from './links';
import { OidcEntrance } from './oidc-entrance';
import { OidcHousekeeping } from './oidc-housekeeping';
import { OidcController } from './oidc.controller';
import { OidcRepository } from './oidc.repository';
import { OwnLink } from './own-link';
import { Provider } from './provider';

/** Log-in with the OpenID Connect provider of `OIDC_ISSUER`, beside passwords. */
@Module({
  imports: [AuthModule, AuditModule, OrganizationsModule, UsersModule],
  controllers: [OidcController],
  providers: [
    Provider,
    BegunLogIns,
    Links,
    OidcRepository,
    OidcHousekeeping,
    OidcEntrance,
    OwnLink,
  ],
})
export class OidcModule {}
