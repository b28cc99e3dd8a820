import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { ClientsModule } from '../clients/clients.module';
import { OwnOrigin } from '../platform/http/own-origin';
import { UsersModule } from '../users/users.module';
import { AppearanceController } from './appearance/appearance.controller';
import { AppearanceService } from './appearance/appearance.service';
import { Invitation } from './invitations/invitation.entity';
import { InvitationsController } from './invitations/invitations.controller';
import { InvitationsRepository } from './invitations/invitations.repository';
import { InvitationsService } from './invitations/invitations.service';
import { OpenInvitations } from './invitations/open-invitations';
import { MembersController } from './members/members.controller';
import { MembersService } from './members/members.service';
import { Membership } from './memberships/membership.entity';
import { MembershipsRepository } from './memberships/memberships.repository';
import { Organization } from './memberships/organization.entity';
import { OrganizationsService } from './memberships/organizations.service';
import { Roster } from './memberships/roster';

@Module({
  imports: [
    TypeOrmModule.forFeature([Organization, Membership, Invitation]),
    UsersModule,
    AuditModule,
    ClientsModule,
  ],
  controllers: [MembersController, InvitationsController, AppearanceController],
  providers: [
    OrganizationsService,
    AppearanceService,
    MembershipsRepository,
    Roster,
    MembersService,
    InvitationsService,
    InvitationsRepository,
    OpenInvitations,
    OwnOrigin,
  ],
  exports: [OrganizationsService, MembersService, OpenInvitations],
})
export class OrganizationsModule {}
