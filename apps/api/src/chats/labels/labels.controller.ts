import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreateLabelRequest, LabelList, LabelView, UpdateLabelRequest } from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { Actor } from '../../platform/access/actor';
import { Idempotent } from '../../platform/http/idempotency/idempotent';
import { Operation } from '../../platform/http/openapi/operation';
import { LabelsService } from './labels.service';

@ApiTags('Labels')
@Controller('v1/labels')
export class LabelsController {
  constructor(private readonly labels: LabelsService) {}

  @Get()
  @Allow('messages:read')
  @Operation(
    200,
    'List labels',
    'Lists the labels of the organization by name. Labels sort chats, and they stand on the phones of WhatsApp Business numbers as well.',
    LabelList,
  )
  list(@CurrentActor() actor: Actor): Promise<LabelList> {
    return this.labels.list(actor);
  }

  @Post()
  @Idempotent()
  @Allow('messages:send')
  @Operation(
    201,
    'Create a label',
    'Creates a label for the chats of all numbers. The name is unique, whatever its case. An organization has up to 500 labels. Numbers with WhatsApp Business get it on the phone, too.',
    LabelView,
    ['name_taken', 'limit_reached'],
  )
  create(@CurrentActor() actor: Actor, @Body() body: CreateLabelRequest): Promise<LabelView> {
    return this.labels.create(actor, body);
  }

  @Patch(':id')
  @Allow('messages:send')
  @Operation(
    200,
    'Update a label',
    'Changes the name or the colour of a label, here and on phones. Sending it unchanged asks phones once more that did not take it over.',
    LabelView,
    ['name_taken'],
  )
  update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateLabelRequest,
  ): Promise<LabelView> {
    return this.labels.update(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('messages:send')
  @Operation(
    204,
    'Delete a label, and take it from all chats',
    'Deletes a label and takes it from every chat, here and on phones. Chats and messages stay.',
  )
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.labels.remove(actor, id);
  }
}
