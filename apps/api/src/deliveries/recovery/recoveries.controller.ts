import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RecoveryView } from '@whathooks/dto';
import { Operation } from '../../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { Actor } from '../../platform/access/actor';
import { RecoveryService } from './recovery.service';

@ApiTags('Deliveries')
@Controller('v1/recoveries')
export class RecoveriesController {
  constructor(private readonly recovery: RecoveryService) {}

  @Get(':id')
  @Allow('webhooks:read')
  @Operation(
    200,
    'Get the progress of a recovery',
    'Returns how far a recovery or a replay is: how many deliveries it has queued, of how many, and why it failed if it did.',
    RecoveryView,
  )
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RecoveryView> {
    return this.recovery.get(actor, id);
  }

  @Post(':id/stop')
  @HttpCode(200)
  @Allow('webhooks:write')
  @Operation(
    200,
    'Stop a recovery; deliveries already queued are still sent',
    'Stops a running recovery or replay before its next batch. Deliveries that it has queued are still sent. One that is over stays as it is.',
    RecoveryView,
  )
  stop(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RecoveryView> {
    return this.recovery.stop(actor, id);
  }
}
