import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EventDetail } from '@whathooks/dto';
import { Operation } from '../../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { Actor } from '../../platform/access/actor';
import { DeliveryLogService } from './delivery-log.service';

@ApiTags('Deliveries')
@Controller('v1/events')
export class EventsController {
  constructor(private readonly log: DeliveryLogService) {}

  @Get(':id')
  @Allow('webhooks:read')
  @Operation(
    200,
    'Get an event and its deliveries',
    'Returns one event with its payload and its first 100 deliveries, to whichever webhook. `nextCursor` leads to the others in the list of all deliveries.',
    EventDetail,
  )
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<EventDetail> {
    return this.log.event(actor, id);
  }
}
