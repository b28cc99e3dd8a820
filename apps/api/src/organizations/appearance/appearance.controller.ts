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
  @Operation(
    200,
    'Get the organization, with its logo and colour',
    'Returns the organization that was entered: name, the logo and colour that connect links show, and whether members need a second factor.',
    OrganizationDetails,
  )
  get(@CurrentActor() actor: UserActor): Promise<OrganizationDetails> {
    return this.appearance.get(actor);
  }

  @Patch()
  @Allow('organization:write', 'jwt')
  @Operation(
    200,
    'Change the logo and colour that connect links show',
    'Changes the logo and colour that connect links show, or requires a second factor of members. Fields that are left out stay. A logo has up to 512 KiB and is made a PNG of at most 320 by 160 pixels.',
    OrganizationDetails,
  )
  update(
    @CurrentActor() actor: UserActor,
    @Body() body: UpdateOrganizationRequest,
  ): Promise<OrganizationDetails> {
    return this.appearance.update(actor, body);
  }
}
