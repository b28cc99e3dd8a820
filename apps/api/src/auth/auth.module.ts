import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { OrganizationsModule } from '../organizations/organizations.module';
import { InstallationSecrets } from '../platform/vault/installation-secrets';
import { AccessTokens } from './tokens/access-tokens';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { RefreshTokens } from './tokens/refresh-tokens';
import { Registration } from './registration';
import { SignIn } from './sign-ins/sign-in.entity';
import { MailModule } from '../platform/mail/mail.module';
import { OwnOrigin } from '../platform/http/own-origin';
import { OwnTwoFactor } from './two-factor/own-two-factor';
import { TwoFactorController } from './two-factor/two-factor.controller';
import { TwoFactors } from './two-factor/two-factors';
import { TwoFactorsRepository } from './two-factor/two-factors.repository';
import { OwnSignIns } from './sign-ins/own-sign-ins';
import { OwnSignInsController } from './sign-ins/own-sign-ins.controller';
import { SignInHousekeeping } from './sign-ins/sign-in-housekeeping';
import { SignIns } from './sign-ins/sign-ins';
import { SignInsRepository } from './sign-ins/sign-ins.repository';
import { SignedInUsers } from './signed-in-users';
import { UsersModule } from '../users/users.module';
import { AccountPasswords } from './passwords/account-passwords';
import { Confirmation } from './passwords/confirmation';
import { PasswordTries } from './passwords/password-tries';
import { PasswordResets } from './password-resets/password-resets';
import { PasswordResetsController } from './password-resets/password-resets.controller';
import { PasswordResetsRepository } from './password-resets/password-resets.repository';
import { ResetHousekeeping } from './password-resets/reset-housekeeping';
import { ProviderLinks } from './provider-links/provider-links';
import { ProviderLinksRepository } from './provider-links/provider-links.repository';
import { Entrance } from './entrance';
import { Joining } from './joining';
import { JoiningController } from './joining.controller';

@Module({
  imports: [
    TypeOrmModule.forFeature([SignIn]),
    JwtModule.register({}),
    UsersModule,
    OrganizationsModule,
    AuditModule,
    MailModule,
  ],
  controllers: [
    AuthController,
    JoiningController,
    OwnSignInsController,
    TwoFactorController,
    PasswordResetsController,
  ],
  providers: [
    AuthService,
    AccountPasswords,
    Confirmation,
    PasswordTries,
    PasswordResets,
    PasswordResetsRepository,
    ResetHousekeeping,
    ProviderLinks,
    ProviderLinksRepository,
    Entrance,
    Joining,
    AccessTokens,
    RefreshTokens,
    Registration,
    SignIns,
    OwnSignIns,
    OwnTwoFactor,
    TwoFactors,
    TwoFactorsRepository,
    OwnOrigin,
    SignInsRepository,
    SignInHousekeeping,
    SignedInUsers,
    InstallationSecrets,
  ],
  exports: [
    AccessTokens,
    SignedInUsers,
    // For those whom a log-in provider lets in.
    AccountPasswords,
    Confirmation,
    Entrance,
    Joining,
    OwnOrigin,
    PasswordTries,
    Registration,
    SignIns,
    TwoFactors,
  ],
})
export class AuthModule {}
