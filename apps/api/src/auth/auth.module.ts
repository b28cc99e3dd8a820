import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganizationsModule } from '../organizations/organizations.module';
import { InstallationSecrets } from '../security/installation-secrets';
import { AccessTokens } from './access-tokens';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { RefreshToken } from './refresh-token.entity';
import { RefreshTokens } from './refresh-tokens';
import { User } from './user.entity';

@Module({
  imports: [
    TypeOrmModule.forFeature([User, RefreshToken]),
    JwtModule.register({}),
    OrganizationsModule,
  ],
  controllers: [AuthController],
  providers: [AuthService, AccessTokens, RefreshTokens, InstallationSecrets],
  exports: [AccessTokens],
})
export class AuthModule {}
