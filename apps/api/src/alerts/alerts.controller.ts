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
  @Operation(
    200,
    'List alerts: what needs a person, and what did',
    'Lists alerts, newest first: numbers that are down, webhooks whose endpoint is down, and deliveries that wait too long. An alert stays in the list after it is over and says when that was. `state` narrows the list to those that are open, or to those that are over.',
    AlertPage,
  )
  list(@CurrentActor() actor: Actor, @Query() query: ListAlertsQuery): Promise<AlertPage> {
    return this.alerts.list(actor, query);
  }

  @Get('alert-settings')
  @Allow('sessions:read', 'jwt')
  @Operation(
    200,
    'Get when there are alerts, and who is told by mail',
    'Returns after how many minutes a number, a webhook or a waiting delivery becomes an alert, whether owners and admins are told by mail, and to which addresses the mail goes. `sendsMail` is false where the installation has no mail server.',
    AlertSettingsView,
  )
  settings(@CurrentActor() actor: UserActor): Promise<AlertSettingsView> {
    return this.alerts.settings(actor);
  }

  @Put('alert-settings')
  @Allow('sessions:write', 'jwt')
  @Operation(
    200,
    'Set when there are alerts, and whether owners and admins get mail',
    'Replaces the thresholds of alerts and the choice of mail for the whole organization; every field is given. Each threshold is between one minute and a week. Mail goes out only where the installation has a mail server.',
    AlertSettingsView,
  )
  change(
    @CurrentActor() actor: UserActor,
    @Body() body: AlertSettings,
  ): Promise<AlertSettingsView> {
    return this.alerts.change(actor, body);
  }
}
