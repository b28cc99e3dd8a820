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
  @Operation(200, 'List your drafts', DraftPage)
  list(@CurrentActor() actor: UserActor, @Query() query: PageQuery): Promise<DraftPage> {
    return this.drafts.list(actor, query);
  }

  @Get('chats/:id/draft')
  @Allow('messages:read', 'jwt')
  @Operation(200, 'Get your draft in a chat', DraftView)
  get(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<DraftView> {
    return this.drafts.get(actor, id);
  }

  @Put('chats/:id/draft')
  @Allow('messages:send', 'jwt')
  @Operation(200, 'Save your draft in a chat', DraftView)
  save(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() body: SaveDraftRequest,
  ): Promise<DraftView> {
    return this.drafts.save(actor, id, body);
  }
}
