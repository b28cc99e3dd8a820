import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ClientView, SetClientSessionsRequest } from '@whathooks/dto';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { Operation } from '../platform/http/openapi/operation';
import { SessionsService } from './sessions.service';

@ApiTags('Clients')
@Controller('v1/clients')
export class ClientSessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Put(':id/sessions')
  @Allow('sessions:write')
  @Operation(
    200,
    'Set the sessions of a client',
    'Gives a client exactly these sessions: others that it had belong to no client afterwards, and those of another client leave that. Who is limited to a client reaches its sessions from the next request on. Where webhooks name a session that leaves its client, it asks what becomes of them.',
    ClientView,
    ['webhooks_remain'],
  )
  set(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() request: SetClientSessionsRequest,
  ): Promise<ClientView> {
    return this.sessions.assignTo(actor, id, request);
  }
}
