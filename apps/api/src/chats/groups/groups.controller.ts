import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ChangedGroupView,
  ChangeMembersRequest,
  CreateGroupRequest,
  DecidedJoinRequests,
  DecideJoinRequests,
  type ErrorCode,
  GetGroupQuery,
  GroupPage,
  GroupView,
  InviteLinkView,
  JoinedGroupView,
  JoinGroupRequest,
  JoinRequestList,
  ListGroupsQuery,
  SetPictureRequest,
  UpdateGroupRequest,
} from '@whathooks/dto';
import { Allow, CurrentActor } from '../../platform/access/access.decorators';
import type { Actor } from '../../platform/access/actor';
import { Idempotent } from '../../platform/http/idempotency/idempotent';
import { Operation } from '../../platform/http/openapi/operation';
import { GroupPictures } from './group-pictures.service';
import { GroupRequests } from './group-requests.service';
import { GroupsService } from './groups.service';

/** What a change of a group may fail for. */
const CHANGE_ERRORS: readonly ErrorCode[] = [
  'session_not_connected',
  'not_group_member',
  'not_group_administrator',
  'group_refused',
  'whatsapp_unanswered',
];

@ApiTags('Groups')
@Controller('v1/groups')
export class GroupsController {
  constructor(
    private readonly groups: GroupsService,
    private readonly requests: GroupRequests,
    private readonly pictures: GroupPictures,
  ) {}

  @Get()
  @Allow('messages:read')
  @Operation(200, 'List groups', GroupPage, ['not_found'])
  list(@CurrentActor() actor: Actor, @Query() query: ListGroupsQuery): Promise<GroupPage> {
    return this.groups.list(actor, query);
  }

  @Post()
  @Idempotent()
  @Allow('messages:send')
  @Operation(201, 'Make a group', ChangedGroupView, [
    'invalid_recipient',
    'session_not_connected',
    'not_found',
    'group_refused',
    'whatsapp_unanswered',
  ])
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateGroupRequest,
  ): Promise<ChangedGroupView> {
    return this.requests.create(actor, body);
  }

  @Post('join')
  @HttpCode(200)
  @Idempotent()
  @Allow('messages:send')
  @Operation(200, 'Join a group by its link', JoinedGroupView, [
    'session_not_connected',
    'not_found',
    'group_link_invalid',
    'group_refused',
    'whatsapp_unanswered',
  ])
  join(@CurrentActor() actor: Actor, @Body() body: JoinGroupRequest): Promise<JoinedGroupView> {
    return this.requests.join(actor, body);
  }

  @Get(':id')
  @Allow('messages:read')
  @Operation(200, 'Get a group with its members', GroupView)
  get(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: GetGroupQuery,
  ): Promise<GroupView> {
    return this.groups.get(actor, id, query);
  }

  @Patch(':id')
  @Allow('messages:send')
  @Operation(200, 'Change a group', GroupView, CHANGE_ERRORS)
  update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateGroupRequest,
  ): Promise<GroupView> {
    return this.requests.update(actor, id, body);
  }

  @Put(':id/picture')
  @HttpCode(204)
  @Allow('messages:send')
  @Operation(204, 'Give a group a picture', undefined, [
    ...CHANGE_ERRORS,
    'media_not_convertible',
    'storage_unavailable',
  ])
  async setPicture(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { mediaId }: SetPictureRequest,
  ): Promise<void> {
    await this.groups.view(actor, id);
    await this.requests.setPicture(actor, id, await this.pictures.square(actor, mediaId));
  }

  @Delete(':id/picture')
  @HttpCode(204)
  @Allow('messages:send')
  @Operation(204, 'Take the picture of a group away', undefined, CHANGE_ERRORS)
  removePicture(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.requests.setPicture(actor, id, null);
  }

  @Post(':id/members')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(200, 'Add, remove, promote and demote members', ChangedGroupView, [
    'invalid_recipient',
    ...CHANGE_ERRORS,
  ])
  changeMembers(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangeMembersRequest,
  ): Promise<ChangedGroupView> {
    return this.requests.changeMembers(actor, id, body);
  }

  @Get(':id/invite-link')
  @Allow('messages:send')
  @Operation(200, 'Get the link by which people join', InviteLinkView, CHANGE_ERRORS)
  inviteLink(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<InviteLinkView> {
    return this.requests.inviteLink(actor, id, false);
  }

  @Post(':id/invite-link')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(200, 'Revoke the link, and get a new one', InviteLinkView, CHANGE_ERRORS)
  revokeInviteLink(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<InviteLinkView> {
    return this.requests.inviteLink(actor, id, true);
  }

  @Post(':id/leave')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(200, 'Leave a group', GroupView, [
    'session_not_connected',
    'group_refused',
    'whatsapp_unanswered',
  ])
  leave(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<GroupView> {
    return this.requests.leave(actor, id);
  }

  @Get(':id/join-requests')
  @Allow('messages:read')
  @Operation(200, 'List who asks to join', JoinRequestList, CHANGE_ERRORS)
  joinRequests(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JoinRequestList> {
    return this.requests.joinRequests(actor, id);
  }

  @Post(':id/join-requests')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(200, 'Let people in, or not', DecidedJoinRequests, [
    'invalid_recipient',
    ...CHANGE_ERRORS,
  ])
  decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: DecideJoinRequests,
  ): Promise<DecidedJoinRequests> {
    return this.requests.decide(actor, id, body);
  }
}
