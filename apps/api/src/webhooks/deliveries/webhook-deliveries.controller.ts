import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DeliveryPage,
  ListDeliveriesQuery,
  PageQuery,
  RecoverRequest,
  RecoveryAnswer,
  RecoveryPage,
  ReplayRequest,
  SendTestEventRequest,
  TestEventResult,
  WebhookDays,
  WebhookStats,
} from '@whathooks/dto';
import { DeliveryLogService } from '../../deliveries/log/delivery-log.service';
import { Idempotent } from '../../platform/http/idempotency/idempotent';
import { Operation } from '../../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { Actor } from '../../platform/access/actor';
import { WebhookDeliveriesService } from './webhook-deliveries.service';

@ApiTags('Deliveries')
@Controller('v1/webhooks')
export class WebhookDeliveriesController {
  constructor(
    private readonly log: DeliveryLogService,
    private readonly deliveries: WebhookDeliveriesService,
  ) {}

  @Get(':id/deliveries')
  @Allow('webhooks:read')
  @Operation(200, 'List the deliveries of a webhook', DeliveryPage)
  list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: ListDeliveriesQuery,
  ): Promise<DeliveryPage> {
    return this.log.list(actor, id, query);
  }

  @Get('days')
  @Allow('webhooks:read')
  @Operation(200, 'Get the last 24 hours of every webhook', WebhookDays)
  days(@CurrentActor() actor: Actor): Promise<WebhookDays> {
    return this.deliveries.days(actor);
  }

  @Get(':id/stats')
  @Allow('webhooks:read')
  @Operation(200, 'Get the last 24 hours of a webhook and its queue', WebhookStats)
  stats(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebhookStats> {
    return this.deliveries.stats(actor, id);
  }

  @Post(':id/test')
  @HttpCode(200)
  @Idempotent()
  @Allow('webhooks:write')
  @Operation(200, 'Send a test event and get the result', TestEventResult)
  test(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: SendTestEventRequest,
  ): Promise<TestEventResult> {
    return this.deliveries.test(actor, id, body);
  }

  @Post(':id/recover')
  @HttpCode(200)
  @Idempotent()
  @Allow('webhooks:write')
  @Operation(
    200,
    'Resend failed and cancelled deliveries of a time range; a dry run counts them',
    RecoveryAnswer,
    ['recovery_running'],
  )
  recover(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: RecoverRequest,
  ): Promise<RecoveryAnswer> {
    return this.deliveries.recover(actor, id, body);
  }

  @Post(':id/replay')
  @HttpCode(200)
  @Idempotent()
  @Allow('webhooks:write')
  @Operation(
    200,
    'Send events of a time range that were never sent to this webhook; a dry run counts them',
    RecoveryAnswer,
    ['recovery_running'],
  )
  replay(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ReplayRequest,
  ): Promise<RecoveryAnswer> {
    return this.deliveries.replay(actor, id, body);
  }

  @Get(':id/recoveries')
  @Allow('webhooks:read')
  @Operation(200, 'List the recoveries of a webhook', RecoveryPage)
  listRecoveries(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<RecoveryPage> {
    return this.deliveries.listRecoveries(actor, id, query);
  }
}
