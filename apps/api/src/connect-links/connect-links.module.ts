import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { OrganizationsModule } from '../organizations/organizations.module';
import { OwnOrigin } from '../platform/http/own-origin';
import { SessionsModule } from '../sessions/sessions.module';
import { ConnectLink } from './connect-link.entity';
import { ConnectLinksController } from './connect-links.controller';
import { ConnectLinksRepository } from './connect-links.repository';
import { ConnectLinksService } from './connect-links.service';
import { LinkingController } from './public/linking.controller';
import { LinkingService } from './public/linking.service';
import { LinkingStreams } from './public/linking-streams';

/** Links by which an organization's client links a phone, without an account. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ConnectLink]),
    SessionsModule,
    OrganizationsModule,
    AuditModule,
  ],
  controllers: [ConnectLinksController, LinkingController],
  providers: [
    ConnectLinksService,
    ConnectLinksRepository,
    LinkingService,
    LinkingStreams,
    OwnOrigin,
  ],
})
export class ConnectLinksModule {}
