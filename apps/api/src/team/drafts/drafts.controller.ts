import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DraftPage, DraftView, PageQuery, SaveDraftRequest } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Operation } from '../../platform/http/openapi/operation';
import { DraftsService } from './drafts.service';

@ApiTags('Chats')
@Controller('v1')
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Get('drafts')
  @Allow('messages:read', 'jwt')
  @Operation(
    200,
    'List your drafts',
    'Lists the unsent texts that you left in chats, those of the newest chats first. Other members do not see them.',
    DraftPage,
  )
  list(@CurrentActor() actor: UserActor, @Query() query: PageQuery): Promise<DraftPage> {
    return this.drafts.list(actor, query);
  }

  @Get('chats/:id/draft')
  @Allow('messages:read', 'jwt')
  @Operation(
    200,
    'Get your draft in a chat',
    'Returns the unsent text that you left in a chat and the message that it replies to. Without one, `text` is empty.',
    DraftView,
  )
  get(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<DraftView> {
    return this.drafts.get(actor, id);
  }

  @Put('chats/:id/draft')
  @Allow('messages:send', 'jwt')
  @Operation(
    200,
    'Save your draft in a chat',
    'Saves what you are writing in a chat, so that you find it in another browser. An empty text drops the draft. Your other windows hear of it on the live stream.',
    DraftView,
  )
  save(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() body: SaveDraftRequest,
  ): Promise<DraftView> {
    return this.drafts.save(actor, id, body);
  }
}
