import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiKeyPage,
  CreateApiKeyRequest,
  CreatedApiKey,
  PageQuery,
  RotateApiKeyRequest,
} from '@whathooks/dto';
import { Idempotent } from '../platform/http/idempotency/idempotent';
import { AnswerExamples } from '../platform/http/openapi/examples';
import { Operation } from '../platform/http/openapi/operation';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { UserActor } from '../platform/access/actor';
import { ApiKeysService } from './api-keys.service';

@ApiTags('API keys')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  @Post()
  @Idempotent()
  @Allow('api-keys:write', 'jwt')
  @Operation(
    201,
    'Create an API key',
    'Creates an API key of the organization. `token` is the key itself and is shown this once; only a hash of it is kept. Scopes, an expiry date and a list of IP addresses limit what a leaked key can do. The key outlives the membership of whoever made it.',
    CreatedApiKey,
  )
  @AnswerExamples({ 201: { expiresAt: '2027-12-31T23:59:59.000Z', allowedAddresses: [] } })
  create(
    @CurrentActor() actor: UserActor,
    @Body() body: CreateApiKeyRequest,
  ): Promise<CreatedApiKey> {
    return this.apiKeys.create(actor, body);
  }

  @Get()
  @Allow('api-keys:read', 'jwt')
  @Operation(
    200,
    'List active API keys',
    'Lists the keys that work, newest first, with their last four characters, scopes, and when and from where each was last used. Revoked and expired keys are left out.',
    ApiKeyPage,
  )
  list(@CurrentActor() actor: UserActor, @Query() query: PageQuery): Promise<ApiKeyPage> {
    return this.apiKeys.list(actor, query);
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @Idempotent()
  @Allow('api-keys:write', 'jwt')
  @Operation(
    200,
    'Give an API key another token; the one before works for a while yet',
    'Gives a key a new token and keeps its id, name and scopes. The token before works for another day, or for `overlapMinutes`: 0 ends it at once, and a week is the most. Only one earlier token works at a time.',
    CreatedApiKey,
  )
  rotate(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() body: RotateApiKeyRequest,
  ): Promise<CreatedApiKey> {
    return this.apiKeys.rotate(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('api-keys:write', 'jwt')
  @Operation(
    204,
    'Revoke an API key',
    'Ends an API key for good. Requests with it are refused from the next one on, the tokens of earlier rotations included. Webhooks and messages that were made with it stay.',
  )
  revoke(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<void> {
    return this.apiKeys.revoke(actor, id);
  }
}
