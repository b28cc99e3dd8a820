import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NotePage, NoteView, PageQuery, UpdateNoteRequest, WriteNoteRequest } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { UserActor } from '../../platform/access/actor';
import { Idempotent } from '../../platform/http/idempotency/idempotent';
import { Operation } from '../../platform/http/openapi/operation';
import { NotesService } from './notes.service';

@ApiTags('Notes')
@Controller('v1')
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Get('chats/:id/notes')
  @Allow('messages:read', 'jwt')
  @Operation(
    200,
    'List the notes of a chat',
    'Lists what members wrote to each other about a chat, newest first. Notes are never sent to WhatsApp or to a webhook.',
    NotePage,
  )
  list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<NotePage> {
    return this.notes.list(actor, id, query);
  }

  @Post('chats/:id/notes')
  @Idempotent()
  @Allow('messages:send', 'jwt')
  @Operation(
    201,
    'Write a note in a chat',
    'Writes a note about a chat that only members of the organization see. Members in `mentions` are told on their live stream.',
    NoteView,
  )
  write(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() body: WriteNoteRequest,
  ): Promise<NoteView> {
    return this.notes.write(actor, id, body);
  }

  @Patch('notes/:id')
  @Allow('messages:send', 'jwt')
  @Operation(
    200,
    'Update a note that you wrote',
    'Changes the text or the mentions of a note that you wrote. Members who are mentioned anew are told; `editedAt` shows that the text changed.',
    NoteView,
  )
  update(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() body: UpdateNoteRequest,
  ): Promise<NoteView> {
    return this.notes.update(actor, id, body);
  }

  @Delete('notes/:id')
  @HttpCode(204)
  @Allow('messages:send', 'jwt')
  @Operation(
    204,
    'Delete a note: your own, or as an admin any',
    'Deletes a note for everybody. Who wrote it may do so, and admins may delete any.',
  )
  remove(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<void> {
    return this.notes.remove(actor, id);
  }
}
