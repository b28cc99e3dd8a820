import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MemberPage, MemberView, PageQuery, UpdateMemberRequest } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { MembersService } from './members.service';

@ApiTags('Members')
@Controller('v1/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Allow('members:read', 'jwt')
  @Operation(
    200,
    'List the members of the organization',
    'Lists the people of the organization with their roles, those who joined last first.',
    MemberPage,
  )
  list(@CurrentActor() actor: UserActor, @Query() query: PageQuery): Promise<MemberPage> {
    return this.members.list(actor, query);
  }

  @Patch(':id')
  @Allow('members:write', 'jwt')
  @Operation(
    200,
    "Change a member's role, or what they are limited to",
    'Gives a member another role, or limits them to some clients and sessions; both count from their next request on. Nobody gives a role above their own, and the last owner stays owner. Invitations that the member could no longer make are revoked.',
    MemberView,
    ['last_owner'],
  )
  update(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() body: UpdateMemberRequest,
  ): Promise<MemberView> {
    return this.members.change(actor, id, body);
  }

  /** Everybody may leave; the service asks for more of who removes another member. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('member', 'jwt')
  @Operation(
    204,
    'Remove a member, or leave the organization',
    'Removes a member, or leaves the organization with your own id. Log-ins to the organization end with the next request. API keys that the person made belong to the organization and stay. The last owner cannot leave.',
    undefined,
    ['last_owner'],
  )
  remove(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<void> {
    return this.members.remove(actor, id);
  }

  @Post(':id/transfer-ownership')
  @HttpCode(200)
  @Allow('ownership:transfer', 'jwt')
  @Operation(
    200,
    'Make a member the owner in your place; you become an admin',
    'Makes a member an owner in your place, in one step, and makes you an admin. Only an owner can do it.',
    MemberView,
  )
  transferOwnership(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
  ): Promise<MemberView> {
    return this.members.transferOwnership(actor, id);
  }
}
