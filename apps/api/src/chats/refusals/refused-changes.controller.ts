import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RefusedChangeList } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { Actor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { RefusedChanges } from './refused-changes.service';

@ApiTags('Chats')
@Controller('v1/chats/:id/refusals')
export class RefusedChangesController {
  constructor(private readonly refused: RefusedChanges) {}

  @Get()
  @Allow('messages:read')
  @Operation(200, 'List what the phone refused', RefusedChangeList, ['not_found'])
  list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RefusedChangeList> {
    return this.refused.list(actor, id);
  }

  @Post('retry')
  @HttpCode(204)
  @Allow('messages:send')
  @Operation(204, 'Send what the phone refused once more', undefined, ['not_found'])
  retry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.refused.retry(actor, id);
  }

  @Delete()
  @HttpCode(204)
  @Allow('messages:send')
  @Operation(204, 'Leave what the phone refused', undefined, ['not_found'])
  drop(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.refused.drop(actor, id);
  }
}
