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
  @Operation(200, 'List the members of the organization', MemberPage)
  list(@CurrentActor() actor: UserActor, @Query() query: PageQuery): Promise<MemberPage> {
    return this.members.list(actor, query);
  }

  @Patch(':id')
  @Allow('members:write', 'jwt')
  @Operation(200, "Change a member's role, or what they are limited to", MemberView, ['last_owner'])
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
  @Operation(204, 'Remove a member, or leave the organization', undefined, ['last_owner'])
  remove(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<void> {
    return this.members.remove(actor, id);
  }

  @Post(':id/transfer-ownership')
  @HttpCode(200)
  @Allow('ownership:transfer', 'jwt')
  @Operation(200, 'Make a member the owner in your place; you become an admin', MemberView)
  transferOwnership(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
  ): Promise<MemberView> {
    return this.members.transferOwnership(actor, id);
  }
}
