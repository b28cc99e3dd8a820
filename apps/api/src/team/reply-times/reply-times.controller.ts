import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReplyTimesQuery, ReplyTimesView } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { ReplyTimesService } from './reply-times.service';

@ApiTags('Chats')
@Controller('v1/reply-times')
export class ReplyTimesController {
  constructor(private readonly times: ReplyTimesService) {}

  @Get()
  @Allow('messages:read', 'jwt')
  @Operation(
    200,
    'Get how long people waited for replies',
    'Returns how long people waited for a reply in the last 1, 7 or 30 days: median and ninth decile, over all, by member and by day.',
    ReplyTimesView,
  )
  get(@CurrentActor() actor: UserActor, @Query() query: ReplyTimesQuery): Promise<ReplyTimesView> {
    return this.times.get(actor, query);
  }
}
