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
  @Operation(
    200,
    'Mark a chat as read',
    'Marks messages of a chat as read up to the one in `upTo`, or up to the newest. The senders get their read receipts as from a phone, if the settings of the number send any. The chat is named by phone number or JID.',
    MarkedRead,
    ['session_not_connected'],
  )
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
  @Operation(
    204,
    'Show in a chat that the number is typing',
    'Shows the other side that the number is typing or recording, or takes it back with `paused`. WhatsApp shows it for some seconds. The chat is named by phone number or JID.',
    undefined,
    ['invalid_recipient', 'session_not_connected'],
  )
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
  @Operation(
    204,
    "Subscribe to a person's presence",
    'Asks WhatsApp to tell when a person is online or typing; `presence.updated` events follow. People can hide this from others. The subscription ends with the connection of the number.',
    undefined,
    ['session_not_connected'],
  )
  subscribe(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: SubscribePresenceRequest,
  ): Promise<void> {
    return this.presence.subscribe(actor, id, body);
  }
}
