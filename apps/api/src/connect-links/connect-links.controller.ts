import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ConnectLinkPage,
  ConnectLinksQuery,
  CreateConnectLinkRequest,
  CreatedConnectLink,
} from '@whathooks/dto';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { Idempotent } from '../platform/http/idempotency/idempotent';
import { Operation } from '../platform/http/openapi/operation';
import { ConnectLinksService } from './connect-links.service';

@ApiTags('Sessions')
@Controller('v1')
export class ConnectLinksController {
  constructor(private readonly links: ConnectLinksService) {}

  @Post('sessions/:id/connect-links')
  @Idempotent()
  @Allow('sessions:write')
  @Operation(201, 'Make a link by which somebody else links a phone', CreatedConnectLink, [
    'already_linked',
    'limit_reached',
  ])
  create(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: CreateConnectLinkRequest,
  ): Promise<CreatedConnectLink> {
    return this.links.create(actor, id, body);
  }

  @Get('connect-links')
  @Allow('sessions:read')
  @Operation(200, 'List open connect links', ConnectLinkPage)
  list(@CurrentActor() actor: Actor, @Query() query: ConnectLinksQuery): Promise<ConnectLinkPage> {
    return this.links.list(actor, query);
  }

  @Delete('connect-links/:id')
  @HttpCode(204)
  @Allow('sessions:write')
  @Operation(204, 'Revoke a connect link')
  revoke(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.links.revoke(actor, id);
  }
}
