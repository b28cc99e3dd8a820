import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CreatedInvitation,
  CreateInvitationRequest,
  InvitationPage,
  PageQuery,
} from '@whathooks/dto';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Idempotent } from '../../platform/http/idempotency/idempotent';
import { Operation } from '../../platform/http/openapi/operation';
import { InvitationsService } from './invitations.service';

@ApiTags('Members')
@Controller('v1/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Post()
  @Idempotent()
  @Allow('members:write', 'jwt')
  @Operation(
    201,
    'Invite a person by a link',
    'Makes a link by which a person joins with a role no higher than yours. It works once, for seven days, and is shown this once: send it yourself. With `email`, no other account can accept it. Up to 200 can be open.',
    CreatedInvitation,
    ['already_member', 'limit_reached'],
  )
  create(
    @CurrentActor() actor: UserActor,
    @Body() body: CreateInvitationRequest,
    @Req() { ip }: FastifyRequest,
  ): Promise<CreatedInvitation> {
    return this.invitations.create(actor, body, ip);
  }

  @Get()
  @Allow('members:write', 'jwt')
  @Operation(
    200,
    'List open invitations',
    'Lists invitations that can still be accepted, newest first. Links are not shown again.',
    InvitationPage,
  )
  list(@CurrentActor() actor: UserActor, @Query() query: PageQuery): Promise<InvitationPage> {
    return this.invitations.list(actor, query);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('members:write', 'jwt')
  @Operation(
    204,
    'Revoke an invitation',
    'Ends an invitation: its link no longer works. A person who has accepted it stays a member.',
  )
  revoke(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<void> {
    return this.invitations.revoke(actor, id);
  }
}
