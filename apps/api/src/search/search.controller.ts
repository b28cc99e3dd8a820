import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SearchPage, SearchQuery } from '@whathooks/dto';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { Operation } from '../platform/http/openapi/operation';
import { SearchService } from './search.service';

@ApiTags('Chats')
@Controller('v1/search')
export class SearchController {
  constructor(private readonly service: SearchService) {}

  @Get()
  @Allow('messages:read')
  @Operation(
    200,
    'Search messages, files, chats and contacts',
    'Searches texts of messages, names of files, chats, or contacts, in all sessions or in one. Words may stand in any order, and the last one is completed; quotes search for a phrase. A page can be short or empty while more follow: go on until `nextCursor` is null.',
    SearchPage,
    ['not_found'],
  )
  search(@CurrentActor() actor: Actor, @Query() query: SearchQuery): Promise<SearchPage> {
    return this.service.search(actor, query);
  }
}
