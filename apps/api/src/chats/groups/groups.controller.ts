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
  @Operation(
    200,
    'List groups',
    'Lists the groups of your numbers, those that were left included, without their members. Search the subject with `q`.',
    GroupPage,
    ['not_found'],
  )
  list(@CurrentActor() actor: Actor, @Query() query: ListGroupsQuery): Promise<GroupPage> {
    return this.groups.list(actor, query);
  }

  @Post()
  @Idempotent()
  @Allow('messages:send')
  @Operation(
    201,
    'Make a group',
    'Makes a group that the number owns, with these members. People whose settings do not allow it are not added: `outcomes` says for each what happened and may hold an invitation for them. The number has to be connected.',
    ChangedGroupView,
    [
      'invalid_recipient',
      'session_not_connected',
      'not_found',
      'group_refused',
      'whatsapp_unanswered',
    ],
  )
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
  @Operation(
    200,
    'Join a group by its link',
    'Joins a group by its link, or by an invitation that the number received as a message. Where administrators approve who joins, the answer is `requested`, and a `group.updated` event follows when they have decided.',
    JoinedGroupView,
    [
      'session_not_connected',
      'not_found',
      'group_link_invalid',
      'group_refused',
      'whatsapp_unanswered',
    ],
  )
  join(@CurrentActor() actor: Actor, @Body() body: JoinGroupRequest): Promise<JoinedGroupView> {
    return this.requests.join(actor, body);
  }

  @Get(':id')
  @Allow('messages:read')
  @Operation(
    200,
    'Get a group with its members',
    'Returns one group with its settings and members. It comes from what whathooks knows; `refresh` asks WhatsApp first, at most once in 30 seconds.',
    GroupView,
  )
  get(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: GetGroupQuery,
  ): Promise<GroupView> {
    return this.groups.get(actor, id, query);
  }

  @Patch(':id')
  @Allow('messages:send')
  @Operation(
    200,
    'Change a group',
    'Changes the subject, the description or the settings of a group. The number has to be a member and, depending on the settings, an administrator. Each change is made one after the other: when WhatsApp refuses one, those before it stay.',
    GroupView,
    CHANGE_ERRORS,
  )
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
  @Operation(
    204,
    'Give a group a picture',
    'Gives a group a picture from a file that was uploaded with `POST /v1/media`. Its middle is cut out as a square of 640 pixels. In a locked group it takes an administrator.',
    undefined,
    [...CHANGE_ERRORS, 'media_not_convertible', 'storage_unavailable'],
  )
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
  @Operation(
    204,
    'Take the picture of a group away',
    'Removes the picture of a group for everybody in it. In a locked group it takes an administrator; a group without a picture stays as it is.',
    undefined,
    CHANGE_ERRORS,
  )
  removePicture(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.requests.setPicture(actor, id, null);
  }

  @Post(':id/members')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(
    200,
    'Add, remove, promote and demote members',
    'Adds people to a group, removes them, or makes them administrators or ordinary members, up to 256 in one request. `outcomes` says for each person what happened: WhatsApp can accept some and refuse others.',
    ChangedGroupView,
    ['invalid_recipient', ...CHANGE_ERRORS],
  )
  changeMembers(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangeMembersRequest,
  ): Promise<ChangedGroupView> {
    return this.requests.changeMembers(actor, id, body);
  }

  @Get(':id/invite-link')
  @Allow('messages:send')
  @Operation(
    200,
    'Get the link by which people join',
    'Returns the link by which anybody can join a group. The number has to be an administrator of it.',
    InviteLinkView,
    CHANGE_ERRORS,
  )
  inviteLink(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<InviteLinkView> {
    return this.requests.inviteLink(actor, id, false);
  }

  @Post(':id/invite-link')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(
    200,
    'Revoke the link, and get a new one',
    'Makes a new link to a group and ends the one before: nobody can join by the old one any more. Members stay. The number has to be an administrator.',
    InviteLinkView,
    CHANGE_ERRORS,
  )
  revokeInviteLink(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<InviteLinkView> {
    return this.requests.inviteLink(actor, id, true);
  }

  @Post(':id/leave')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(
    200,
    'Leave a group',
    'Leaves a group; the others see it. The group and its messages stay readable here. A group that was left already stays as it is.',
    GroupView,
    ['session_not_connected', 'group_refused', 'whatsapp_unanswered'],
  )
  leave(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<GroupView> {
    return this.requests.leave(actor, id);
  }

  @Get(':id/join-requests')
  @Allow('messages:read')
  @Operation(
    200,
    'List who asks to join',
    'Lists the people who ask to join a group in which administrators approve members. WhatsApp is asked, so the number has to be connected and an administrator.',
    JoinRequestList,
    CHANGE_ERRORS,
  )
  joinRequests(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JoinRequestList> {
    return this.requests.joinRequests(actor, id);
  }

  @Post(':id/join-requests')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(
    200,
    'Let people in, or not',
    'Lets people into a group who asked to join, or turns them down, several in one request. `outcomes` says for each whether WhatsApp carried it out.',
    DecidedJoinRequests,
    ['invalid_recipient', ...CHANGE_ERRORS],
  )
  decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: DecideJoinRequests,
  ): Promise<DecidedJoinRequests> {
    return this.requests.decide(actor, id, body);
  }
}
