import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Membership } from './membership.entity';
import { MembershipsRepository } from './memberships.repository';
import { Organization } from './organization.entity';
import { OrganizationsService } from './organizations.service';

@Module({
  imports: [TypeOrmModule.forFeature([Organization, Membership])],
  providers: [OrganizationsService, MembershipsRepository],
  exports: [OrganizationsService],
})
export class OrganizationsModule {}
