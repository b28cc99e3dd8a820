import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import {
  CreatedWebhook,
  CreateWebhookRequest,
  PageQuery,
  RevealedSecret,
  RotatedSecret,
  RotateSecretRequest,
  UpdateWebhookRequest,
  WebhookPage,
  WebhookView,
} from '@whathooks/dto';
import { Idempotent } from '../platform/http/idempotency/idempotent';
import { Operation } from '../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { WebhookSecretsService } from './secrets/webhook-secrets.service';
import { WebhooksService } from './webhooks.service';

@ApiTags('Webhooks')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly secrets: WebhookSecretsService,
  ) {}

  @Post()
  @Idempotent()
  @Allow('webhooks:write')
  @Operation(201, 'Create a webhook', CreatedWebhook, [
    'webhook_url_forbidden',
    'not_found',
    'limit_reached',
  ])
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateWebhookRequest,
  ): Promise<CreatedWebhook> {
    return this.webhooks.create(actor, body);
  }

  @Get()
  @Allow('webhooks:read')
  @Operation(200, 'List webhooks', WebhookPage)
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<WebhookPage> {
    return this.webhooks.list(actor, query);
  }

  @Get(':id')
  @Allow('webhooks:read')
  @Operation(200, 'Get a webhook', WebhookView)
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebhookView> {
    return this.webhooks.get(actor, id);
  }

  @Patch(':id')
  @Allow('webhooks:write')
  @Operation(200, 'Update a webhook', WebhookView, ['webhook_url_forbidden'])
  update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateWebhookRequest,
  ): Promise<WebhookView> {
    return this.webhooks.update(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('webhooks:write')
  @Operation(204, 'Delete a webhook')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.webhooks.remove(actor, id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Allow('webhooks:write')
  @Operation(200, 'Probe an endpoint that is down now instead of at its next probe', WebhookView)
  retry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebhookView> {
    return this.webhooks.retry(actor, id);
  }

  @Get(':id/secret')
  @Allow('webhooks:write')
  @Operation(200, 'Reveal the signing secret and the custom headers', RevealedSecret)
  revealSecret(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RevealedSecret> {
    return this.secrets.reveal(actor, id);
  }

  @Post(':id/secret/rotate')
  @HttpCode(200)
  @Idempotent()
  @Allow('webhooks:write')
  @ApiBody({ type: RotateSecretRequest, required: false })
  @Operation(
    200,
    'Rotate the signing secret; the previous one stays active for 24 hours',
    RotatedSecret,
    ['previous_secret_signs'],
  )
  rotateSecret(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: RotateSecretRequest = {},
  ): Promise<RotatedSecret> {
    return this.secrets.rotate(actor, id, body.endPrevious ?? false);
  }
}
