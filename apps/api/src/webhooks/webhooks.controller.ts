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
import { AnswerExamples } from '../platform/http/openapi/examples';
import { Operation } from '../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { WebhookSecretsService } from './secrets/webhook-secrets.service';
import { WebhooksService } from './webhooks.service';

/** The answer repeats what the example of the request asks for. */
const AS_ASKED = {
  events: ['message.received', 'session.status'],
  sessionIds: ['sess_019a50b47c3e7c10b4c15f6a7b8c9d0e'],
};

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
  @Operation(
    201,
    'Create a webhook',
    'Creates a webhook: from now on, events that happen are sent to its address with a signature. Without `events` it gets `message.received`, `session.status` and `session.qr`. The signing secret is in this answer and on an explicit reveal only. Addresses in private networks are refused in production.',
    CreatedWebhook,
    ['webhook_url_forbidden', 'not_found', 'limit_reached'],
  )
  @AnswerExamples({ 201: AS_ASKED })
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateWebhookRequest,
  ): Promise<CreatedWebhook> {
    return this.webhooks.create(actor, body);
  }

  @Get()
  @Allow('webhooks:read')
  @Operation(
    200,
    'List webhooks',
    'Lists the webhooks of the organization, newest first, with their state: `healthy`, `failing`, or `down`. Secrets and the values of custom headers are left out.',
    WebhookPage,
  )
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<WebhookPage> {
    return this.webhooks.list(actor, query);
  }

  @Get(':id')
  @Allow('webhooks:read')
  @Operation(
    200,
    'Get a webhook',
    'Returns one webhook with its filters, limits and state. `state` and `failingSince` say whether deliveries get through, and `nextProbeAt` says when an endpoint that is down is tried next.',
    WebhookView,
  )
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebhookView> {
    return this.webhooks.get(actor, id);
  }

  @Patch(':id')
  @Allow('webhooks:write')
  @Operation(
    200,
    'Update a webhook',
    'Changes a webhook; fields that are left out stay. `enabled: false` pauses it: what waits is kept and sent once it is enabled again, and new events are not queued meanwhile. What waits and is of none of new `sessionIds` is cancelled. A new address is checked like the first one.',
    WebhookView,
    ['webhook_url_forbidden'],
  )
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
  @Operation(
    204,
    'Delete a webhook',
    'Deletes a webhook. Nothing more is sent to it, and deliveries that wait are cancelled. Its delivery log is kept as long as any other.',
  )
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.webhooks.remove(actor, id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Allow('webhooks:write')
  @Operation(
    200,
    'Probe an endpoint that is down now instead of at its next probe',
    'Tries an endpoint that is down at once instead of waiting for its next probe. One delivery is sent; when it succeeds, everything that waits follows. Nothing happens for an endpoint that works.',
    WebhookView,
  )
  retry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebhookView> {
    return this.webhooks.retry(actor, id);
  }

  @Get(':id/secret')
  @Allow('webhooks:write')
  @Operation(
    200,
    'Reveal the signing secret and the custom headers',
    'Returns the signing secret and the custom headers with their values. It is a request of its own because the answer lets anybody sign events; the audit log names who asked.',
    RevealedSecret,
  )
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
    'Replaces the signing secret. For 24 hours `webhook-signature` has a signature of both secrets, so that your server can change over without losing an event; `X-Whathooks-Signature` uses the new one at once. `endPrevious` ends an older secret that still signs.',
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
