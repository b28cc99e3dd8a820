import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ClientList, ClientView, CreateClientRequest, UpdateClientRequest } from '@whathooks/dto';
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
  @Operation(200, 'List clients, with their sessions', ClientList)
  list(@CurrentActor() actor: Actor): Promise<ClientList> {
    return this.clients.list(actor);
  }

  @Post()
  @Idempotent()
  @Allow('sessions:write')
  @Operation(201, 'Create a client', ClientView, ['name_taken', 'limit_reached'])
  create(@CurrentActor() actor: Actor, @Body() body: CreateClientRequest): Promise<ClientView> {
    return this.clients.create(actor, body);
  }

  @Get(':id')
  @Allow('sessions:read')
  @Operation(200, 'Get a client', ClientView)
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ClientView> {
    return this.clients.get(actor, id);
  }

  @Patch(':id')
  @Allow('sessions:write')
  @Operation(200, 'Rename a client', ClientView, ['name_taken'])
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
  @Operation(204, 'Remove a client; its sessions stay')
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.clients.remove(actor, id);
  }
}
