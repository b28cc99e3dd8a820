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
  @Operation(
    200,
    'List what the phone refused',
    'Lists changes of a chat, such as archiving or a label, that stand here but that the phone did not take over, with the reason. The list is empty when the phone has everything or is still to get it.',
    RefusedChangeList,
    ['not_found'],
  )
  list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RefusedChangeList> {
    return this.refused.list(actor, id);
  }

  @Post('retry')
  @HttpCode(204)
  @Allow('messages:send')
  @Operation(
    204,
    'Send what the phone refused once more',
    'Sends all changes of a chat that the phone refused to it once more. What it refuses again is back in the list.',
    undefined,
    ['not_found'],
  )
  retry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.refused.retry(actor, id);
  }

  @Delete()
  @HttpCode(204)
  @Allow('messages:send')
  @Operation(
    204,
    'Leave what the phone refused',
    'Clears the list of what the phone refused. The changes stay as they are here, the phone stays as it is there, and nothing is sent.',
    undefined,
    ['not_found'],
  )
  drop(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.refused.drop(actor, id);
  }
}
