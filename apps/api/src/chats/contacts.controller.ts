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
  @Operation(
    200,
    'List contacts',
    'Lists the people that the numbers know: those in the address book of the phone and those who wrote. Filter by session, or search names and phone numbers.',
    ContactPage,
    ['not_found'],
  )
  list(@CurrentActor() actor: Actor, @Query() query: ListContactsQuery): Promise<ContactPage> {
    return this.contacts.list(actor, query);
  }

  @Get(':id')
  @Allow('messages:read')
  @Operation(
    200,
    'Get a contact',
    'Returns one contact: phone number, name in the address book, the name that the person chose, the verified name of a business, and whether the number blocks them.',
    ContactView,
  )
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ContactView> {
    return this.contacts.get(actor, id);
  }

  @Patch(':id')
  @Allow('messages:send')
  @Operation(
    200,
    'Name a contact',
    'Gives a contact a name in the address book of the number, on the phone as well, or removes it from there with null. The person learns nothing of it.',
    ContactView,
  )
  update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateContactRequest,
  ): Promise<ContactView> {
    return this.contacts.update(actor, id, body);
  }

  @Put(':id/block')
  @Allow('messages:send')
  @Operation(
    200,
    'Block a contact',
    'Blocks a person for this number: what they send no longer arrives, and they are not told. WhatsApp is asked at once, so the number has to be connected. Blocking twice changes nothing.',
    ContactView,
    ['session_not_connected', 'whatsapp_unanswered'],
  )
  block(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ContactView> {
    return this.blocking.set(actor, id, true);
  }

  @Delete(':id/block')
  @Allow('messages:send')
  @Operation(
    200,
    'Let a contact write again',
    'Ends the block of a person. What they sent meanwhile does not arrive later. The number has to be connected.',
    ContactView,
    ['session_not_connected', 'whatsapp_unanswered'],
  )
  unblock(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ContactView> {
    return this.blocking.set(actor, id, false);
  }
}
