import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AlertPage, AlertSettings, AlertSettingsView, ListAlertsQuery } from '@whathooks/dto';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor, UserActor } from '../platform/access/actor';
import { Operation } from '../platform/http/openapi/operation';
import { AlertsService } from './alerts.service';

@ApiTags('Installation')
@Controller('v1')
export class AlertsController {
  constructor(private readonly alerts: AlertsService) {}

  @Get('alerts')
  @Allow('sessions:read')
  @Operation(200, 'List alerts: what needs a person, and what did', AlertPage)
  list(@CurrentActor() actor: Actor, @Query() query: ListAlertsQuery): Promise<AlertPage> {
    return this.alerts.list(actor, query);
  }

  @Get('alert-settings')
  @Allow('sessions:read', 'jwt')
  @Operation(200, 'Get when there are alerts, and who is told by mail', AlertSettingsView)
  settings(@CurrentActor() actor: UserActor): Promise<AlertSettingsView> {
    return this.alerts.settings(actor);
  }

  @Put('alert-settings')
  @Allow('sessions:write', 'jwt')
  @Operation(
    200,
    'Set when there are alerts, and whether owners and admins get mail',
    AlertSettingsView,
  )
  change(
    @CurrentActor() actor: UserActor,
    @Body() body: AlertSettings,
  ): Promise<AlertSettingsView> {
    return this.alerts.change(actor, body);
  }
}
