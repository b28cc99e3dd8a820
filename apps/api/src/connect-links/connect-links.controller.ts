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
  @Operation(
    201,
    'Make a link by which somebody else links a phone',
    'Makes a link for the person with the phone, who needs no account: its page shows the QR code or a pairing code of this one session and nothing else of the organization. The link is shown this once and ends when a phone is linked, after a week at the latest, or when it is revoked.',
    CreatedConnectLink,
    ['already_linked', 'limit_reached'],
  )
  create(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: CreateConnectLinkRequest,
  ): Promise<CreatedConnectLink> {
    return this.links.create(actor, id, body);
  }

  @Get('connect-links')
  @Allow('sessions:read')
  @Operation(
    200,
    'List open connect links',
    'Lists connect links that are still open, newest first, for all sessions or for one. Addresses are not shown again: they hold the secret.',
    ConnectLinkPage,
  )
  list(@CurrentActor() actor: Actor, @Query() query: ConnectLinksQuery): Promise<ConnectLinkPage> {
    return this.links.list(actor, query);
  }

  @Delete('connect-links/:id')
  @HttpCode(204)
  @Allow('sessions:write')
  @Operation(
    204,
    'Revoke a connect link',
    'Ends a connect link at once. Its page says that the link is no longer valid; a phone that was linked by it stays linked.',
  )
  revoke(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.links.revoke(actor, id);
  }
}
