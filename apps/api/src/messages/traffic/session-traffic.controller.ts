import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SessionTrafficList } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { Actor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { SessionTrafficService } from './session-traffic.service';

@ApiTags('Sessions')
@Controller('v1/session-traffic')
export class SessionTrafficController {
  constructor(private readonly traffic: SessionTrafficService) {}

  @Get()
  @Allow('messages:read')
  @Operation(
    200,
    'Get the messages of the last 24 hours of every session',
    'Returns how many messages each session received and sent in each of the last 24 hours, for all sessions in one request.',
    SessionTrafficList,
  )
  list(@CurrentActor() actor: Actor): Promise<SessionTrafficList> {
    return this.traffic.list(actor);
  }
}
