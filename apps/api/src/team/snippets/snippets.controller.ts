import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CreateSnippetRequest,
  SnippetList,
  SnippetView,
  UpdateSnippetRequest,
} from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Idempotent } from '../../platform/http/idempotency/idempotent';
import { Operation } from '../../platform/http/openapi/operation';
import { SnippetsService } from './snippets.service';

@ApiTags('Snippets')
@Controller('v1/snippets')
export class SnippetsController {
  constructor(private readonly snippets: SnippetsService) {}

  @Get()
  @Allow('messages:read', 'jwt')
  @Operation(
    200,
    'List snippets',
    'Lists the ready-made texts of the organization by shortcut. Members insert one in the composer by typing `/` and its shortcut.',
    SnippetList,
  )
  list(@CurrentActor() actor: UserActor): Promise<SnippetList> {
    return this.snippets.list(actor);
  }

  @Post()
  @Idempotent()
  @Allow('messages:send', 'jwt')
  @Operation(
    201,
    'Create a snippet',
    'Creates a ready-made text under a shortcut that is unique in the organization. `{{name}}`, `{{phone}}` and `{{agent}}` are filled in when it is used. An organization has up to 500.',
    SnippetView,
    ['name_taken', 'limit_reached'],
  )
  create(
    @CurrentActor() actor: UserActor,
    @Body() body: CreateSnippetRequest,
  ): Promise<SnippetView> {
    return this.snippets.create(actor, body);
  }

  @Patch(':id')
  @Allow('messages:send', 'jwt')
  @Operation(
    200,
    'Update a snippet',
    'Changes the shortcut or the text of a snippet. Messages that were sent with it stay as they are.',
    SnippetView,
    ['name_taken'],
  )
  update(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() body: UpdateSnippetRequest,
  ): Promise<SnippetView> {
    return this.snippets.update(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('messages:send', 'jwt')
  @Operation(
    204,
    'Delete a snippet',
    'Deletes a snippet for everybody in the organization. Messages that were sent with it stay.',
  )
  remove(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<void> {
    return this.snippets.remove(actor, id);
  }
}
