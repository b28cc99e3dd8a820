import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  MarkedRead,
  MarkReadRequest,
  SubscribePresenceRequest,
  TypingRequest,
} from '@whathooks/dto';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { Operation } from '../platform/http/openapi/operation';
import { PresenceService } from './presence.service';
import { ReadMarksService } from './read-marks.service';
import { TypingService } from './typing.service';

@ApiTags('Sessions')
@Controller('v1/sessions')
export class ChatsController {
  constructor(
    private readonly marks: ReadMarksService,
    private readonly typing: TypingService,
    private readonly presence: PresenceService,
  ) {}

  @Post(':id/chats/:chat/read')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(200, 'Mark a chat as read', MarkedRead, ['session_not_connected'])
  read(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('chat') chat: string,
    @Body() body: MarkReadRequest,
  ): Promise<MarkedRead> {
    return this.marks.read(actor, id, chat, body);
  }

  @Post(':id/chats/:chat/typing')
  @HttpCode(204)
  @Allow('messages:send')
  @Operation(204, 'Show in a chat that the number is typing', undefined, [
    'invalid_recipient',
    'session_not_connected',
  ])
  showTyping(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('chat') chat: string,
    @Body() body: TypingRequest,
  ): Promise<void> {
    return this.typing.show(actor, id, chat, body);
  }

  @Post(':id/presence/subscribe')
  @HttpCode(204)
  @Allow('messages:send')
  @Operation(204, "Subscribe to a person's presence", undefined, ['session_not_connected'])
  subscribe(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: SubscribePresenceRequest,
  ): Promise<void> {
    return this.presence.subscribe(actor, id, body);
  }
}
