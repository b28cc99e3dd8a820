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
  @Operation(
    200,
    'List the deliveries of a webhook',
    'Lists what was sent to one webhook, or waits to be, newest first. Filter by status, event, session, or time, or give any id that you know. A page can hold less than `limit` while more follow: go on until `nextCursor` is null.',
    DeliveryPage,
  )
  list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: ListDeliveriesQuery,
  ): Promise<DeliveryPage> {
    return this.log.list(actor, id, query);
  }

  @Get('days')
  @Allow('webhooks:read')
  @Operation(
    200,
    'Get the last 24 hours of every webhook',
    'Returns the deliveries of the last 24 hours, hour by hour, and how many wait and since when, for every webhook to which anything was sent or is to be. It is one request for a list of webhooks; a single one has an address of its own.',
    WebhookDays,
  )
  days(@CurrentActor() actor: Actor): Promise<WebhookDays> {
    return this.deliveries.days(actor);
  }

  @Get(':id/stats')
  @Allow('webhooks:read')
  @Operation(
    200,
    'Get the last 24 hours of a webhook and its queue',
    'Returns the last 24 hours of one webhook, hour by hour, and its queue: how many deliveries wait, counted up to 10,000, and since when the oldest does.',
    WebhookStats,
  )
  stats(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebhookStats> {
    return this.deliveries.stats(actor, id);
  }

  @Post(':id/test')
  @HttpCode(200)
  @Idempotent()
  @Allow('webhooks:write')
  @Operation(
    200,
    'Send a test event and get the result',
    'Sends a sample of the event to the webhook now, signed like any other, and returns the response of your server. It works while the webhook is paused. The attempt is in the delivery log, and it is not repeated when it fails.',
    TestEventResult,
  )
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
    'Sends again what failed or was cancelled in a range of time and was not delivered since. With `dryRun` it only counts. Events and sessions that the webhook no longer subscribes to are left out. It runs in the background: the answer names the recovery, of which a webhook has one at a time.',
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
    'Sends events of a range of time that were never sent to this webhook, for one that was created or widened after they happened. With `dryRun` it only counts. Events are available as long as the log is kept. It runs in the background, one at a time for each webhook.',
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
  @Operation(
    200,
    'List the recoveries of a webhook',
    'Lists the recoveries and replays of a webhook, newest first, with range, progress and who began each.',
    RecoveryPage,
  )
  listRecoveries(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<RecoveryPage> {
    return this.deliveries.listRecoveries(actor, id, query);
  }
}
