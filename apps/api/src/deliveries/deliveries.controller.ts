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
import { Operation } from '../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { DeliveryLogService } from './log/delivery-log.service';
import { RecoveryService } from './recovery/recovery.service';

@ApiTags('Deliveries')
@Controller('v1/deliveries')
export class DeliveriesController {
  constructor(
    private readonly log: DeliveryLogService,
    private readonly recovery: RecoveryService,
  ) {}

  @Get()
  @Allow('webhooks:read')
  @Operation(200, 'List the deliveries of all webhooks', DeliveryPage, ['not_found'])
  list(
    @CurrentActor() actor: Actor,
    @Query() query: ListAllDeliveriesQuery,
  ): Promise<DeliveryPage> {
    return this.log.listAll(actor, query);
  }

  @Get(':id')
  @Allow('webhooks:read')
  @Operation(200, 'Get a delivery and its payload', DeliveryDetail)
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeliveryDetail> {
    return this.log.get(actor, id);
  }

  @Get(':id/attempts')
  @Allow('webhooks:read')
  @Operation(200, 'List the attempts of a delivery', AttemptPage)
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
    DeliveryView,
    ['delivery_not_resendable'],
  )
  async resend(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeliveryView> {
    return this.log.view(actor, await this.recovery.resend(actor, id));
  }
}
