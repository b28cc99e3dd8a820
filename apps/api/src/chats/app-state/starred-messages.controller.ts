import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MessageView, StarMessageRequest } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { Actor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { StarredMessages } from './starred-messages';

@ApiTags('Messages')
@Controller('v1/messages')
export class StarredMessagesController {
  constructor(private readonly starred: StarredMessages) {}

  @Post(':id/star')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(
    200,
    'Star a message',
    'Stars a message or takes the star back, here and on the phone. It holds at once; the phone follows when it is reachable. The other person sees nothing of it.',
    MessageView,
    ['not_found'],
  )
  star(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { starred }: StarMessageRequest,
  ): Promise<MessageView> {
    return this.starred.star(actor, id, starred);
  }
}
