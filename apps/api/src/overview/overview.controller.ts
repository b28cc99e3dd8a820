import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OverviewQuery, OverviewView } from '@whathooks/dto';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { UserActor } from '../platform/access/actor';
import { Operation } from '../platform/http/openapi/operation';
import { OverviewService } from './overview.service';

@ApiTags('Installation')
@Controller('v1/overview')
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  @Get()
  @Allow('sessions:read', 'jwt')
  @Operation(
    200,
    'Get whether all is well, and what needs a person',
    'Sums up the organization on one screen: numbers by where they stand, messages and deliveries hour by hour, what waits, unanswered chats, and `concerns`, the list of what needs a person. An empty list of concerns means that all is well. `days` widens the hours to 7 or 30 days.',
    OverviewView,
  )
  get(@CurrentActor() actor: UserActor, @Query() query: OverviewQuery): Promise<OverviewView> {
    return this.overview.get(actor, query);
  }
}
