import { Body, Controller, Delete, Get, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContactPage, ContactView, ListContactsQuery, UpdateContactRequest } from '@whathooks/dto';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { Operation } from '../platform/http/openapi/operation';
import { Blocking } from './blocking/blocking.service';
import { ContactsService } from './contacts/contacts.service';

@ApiTags('Contacts')
@Controller('v1/contacts')
export class ContactsController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly blocking: Blocking,
  ) {}

  @Get()
  @Allow('messages:read')
  @Operation(200, 'List contacts', ContactPage, ['not_found'])
  list(@CurrentActor() actor: Actor, @Query() query: ListContactsQuery): Promise<ContactPage> {
    return this.contacts.list(actor, query);
  }

  @Get(':id')
  @Allow('messages:read')
  @Operation(200, 'Get a contact', ContactView)
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ContactView> {
    return this.contacts.get(actor, id);
  }

  @Patch(':id')
  @Allow('messages:send')
  @Operation(200, 'Name a contact', ContactView)
  update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateContactRequest,
  ): Promise<ContactView> {
    return this.contacts.update(actor, id, body);
  }

  @Put(':id/block')
  @Allow('messages:send')
  @Operation(200, 'Block a contact', ContactView, ['session_not_connected', 'whatsapp_unanswered'])
  block(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ContactView> {
    return this.blocking.set(actor, id, true);
  }

  @Delete(':id/block')
  @Allow('messages:send')
  @Operation(200, 'Let a contact write again', ContactView, [
    'session_not_connected',
    'whatsapp_unanswered',
  ])
  unblock(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ContactView> {
    return this.blocking.set(actor, id, false);
  }
}
