import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ClientList,
  ClientView,
  CreateClientRequest,
  RemoveClientQuery,
  UpdateClientRequest,
} from '@whathooks/dto';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { Idempotent } from '../platform/http/idempotency/idempotent';
import { Operation } from '../platform/http/openapi/operation';
import { ClientsService } from './clients.service';

@ApiTags('Clients')
@Controller('v1/clients')
export class ClientsController {
  constructor(private readonly clients: ClientsService) {}

  @Get()
  @Allow('sessions:read')
  @Operation(
    200,
    'List clients',
    'Lists all clients of the organization by name, each with the ids of its sessions. A client is a customer of the agency with some numbers: a name under which sessions stand together. Who is limited to some clients sees these.',
    ClientList,
  )
  list(@CurrentActor() actor: Actor): Promise<ClientList> {
    return this.clients.list(actor);
  }

  @Post()
  @Idempotent()
  @Allow('sessions:write')
  @Operation(
    201,
    'Create a client',
    'Creates a client under a name that no other client of the organization has. It has no sessions yet.',
    ClientView,
    ['name_taken', 'limit_reached'],
  )
  create(@CurrentActor() actor: Actor, @Body() body: CreateClientRequest): Promise<ClientView> {
    return this.clients.create(actor, body);
  }

  @Get(':id')
  @Allow('sessions:read')
  @Operation(
    200,
    'Get a client',
    'Gives one client: its name, when it was created and the ids of its sessions. Who is limited to other clients gets 404.',
    ClientView,
  )
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ClientView> {
    return this.clients.get(actor, id);
  }

  @Patch(':id')
  @Allow('sessions:write')
  @Operation(
    200,
    'Rename a client',
    'Gives a client another name, which no other client of the organization may have. Its sessions and what people are limited to stay as they are.',
    ClientView,
    ['name_taken'],
  )
  rename(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateClientRequest,
  ): Promise<ClientView> {
    return this.clients.rename(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('sessions:write')
  @Operation(
    204,
    'Remove a client',
    'Removes a client. Its sessions stay and belong to no client; people and keys that were limited to it no longer reach them. Where webhooks name one of the sessions, it asks what becomes of them.',
    undefined,
    ['webhooks_remain'],
  )
  remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { webhooks }: RemoveClientQuery,
  ): Promise<void> {
    return this.clients.remove(actor, id, webhooks);
  }
}
