import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChatViewersData, LookingRequest, ViewedChats } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { LookingService } from './looking.service';

@ApiTags('Chats')
@Controller('v1/chats')
export class LookingController {
  constructor(private readonly looking: LookingService) {}

  @Get('viewers')
  @Allow('messages:read', 'jwt')
  @Operation(
    200,
    'List who has which chat open',
    'Lists the chats that members have open now, with who reads and who types, so that two people do not answer the same chat.',
    ViewedChats,
  )
  viewed(@CurrentActor() actor: UserActor): ViewedChats {
    return this.looking.viewed(actor);
  }

  @Put(':id/looking')
  @Allow('messages:read', 'jwt')
  @Operation(
    200,
    'Show the other members what you do in a chat',
    'Says that you look at a chat, type in it, or left it. It holds for 15 seconds: repeat it every five. Only members of the organization see it. The answer names everybody who has the chat open.',
    ChatViewersData,
  )
  set(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() body: LookingRequest,
  ): Promise<ChatViewersData> {
    return this.looking.set(actor, id, body);
  }
}
