import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OrganizationDetails, UpdateOrganizationRequest } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { AppearanceService } from './appearance.service';

@ApiTags('Members')
@Controller('v1/organization')
export class AppearanceController {
  constructor(private readonly appearance: AppearanceService) {}

  @Get()
  @Allow('member', 'jwt')
  @Operation(200, 'Get the organization, with its logo and colour', OrganizationDetails)
  get(@CurrentActor() actor: UserActor): Promise<OrganizationDetails> {
    return this.appearance.get(actor);
  }

  @Patch()
  @Allow('organization:write', 'jwt')
  @Operation(200, 'Change the logo and colour that connect links show', OrganizationDetails)
  update(
    @CurrentActor() actor: UserActor,
    @Body() body: UpdateOrganizationRequest,
  ): Promise<OrganizationDetails> {
    return this.appearance.update(actor, body);
  }
}
