import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AttemptPage,
  DeliveryDetail,
  DeliveryPage,
  DeliveryView,
  ListAllDeliveriesQuery,
  PageQuery,
} from '@whathooks/dto';
import { Idempotent } from '../platform/http/idempotency/idempotent';
import { AnswerExamples } from '../platform/http/openapi/examples';
import { Operation } from '../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { DeliveryLogService } from './log/delivery-log.service';
import { RecoveryService } from './recovery/recovery.service';

/** What differs, of a delivery that somebody has sent again, from one that is over. */
const AGAIN = {
  ...{ status: 'pending', attempts: 0, trigger: 'resend', lastStatus: null, endedAt: null },
  triggeredBy: 'key_019a50b47c3e7c10b4c15f6a7b8c9d0e',
};

@ApiTags('Deliveries')
@Controller('v1/deliveries')
export class DeliveriesController {
  constructor(
    private readonly log: DeliveryLogService,
    private readonly recovery: RecoveryService,
  ) {}

  @Get()
  @Allow('webhooks:read')
  @Operation(
    200,
    'List the deliveries of all webhooks',
    'Lists the deliveries of all webhooks, newest first. It takes the same filters as the list of one webhook, and `webhookId` besides. `id` finds deliveries by the id of a delivery, an attempt, an event, a message, a webhook or a session.',
    DeliveryPage,
    ['not_found'],
  )
  list(
    @CurrentActor() actor: Actor,
    @Query() query: ListAllDeliveriesQuery,
  ): Promise<DeliveryPage> {
    return this.log.listAll(actor, query);
  }

  @Get(':id')
  @Allow('webhooks:read')
  @Operation(
    200,
    'Get a delivery and its payload',
    'Returns one delivery: its webhook and event, where it stands, when it is tried next and what it waits for, and the exact payload. `payload` is null once the event is older than the log is kept, or where your key lacks the scope to read it.',
    DeliveryDetail,
  )
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeliveryDetail> {
    return this.log.get(actor, id);
  }

  @Get(':id/attempts')
  @Allow('webhooks:read')
  @Operation(
    200,
    'List the attempts of a delivery',
    'Lists the attempts of a delivery, newest first: request headers, status, headers and body of the response, and how long name look-up, connection, TLS and first byte took. At most 16 KiB of a response are kept.',
    AttemptPage,
  )
  listAttempts(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<AttemptPage> {
    return this.log.listAttempts(actor, id, query);
  }

  @Post(':id/resend')
  @HttpCode(202)
  @Idempotent()
  @Allow('webhooks:write')
  @Operation(
    202,
    'Resend a delivery; one that waits for its next attempt is retried now',
    'Sends a delivery once more, under the same event id, so that your server can tell that it has it already. A delivery that is over gets a new one; a delivery that still waits is tried now. It is refused once the webhook was deleted or the event is older than the log is kept.',
    DeliveryView,
    ['delivery_not_resendable'],
  )
  @AnswerExamples({ 202: AGAIN })
  async resend(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeliveryView> {
    return this.log.view(actor, await this.recovery.resend(actor, id));
  }
}
