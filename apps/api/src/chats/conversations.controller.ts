import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  ChatCounts,
  ChatMessagePage,
  ChatMessagesQuery,
  ChatPage,
  ChatView,
  ListChatsQuery,
  MarkedRead,
  MarkReadRequest,
  OpenChatRequest,
  TimelinePage,
  TimelineQuery,
  TypingRequest,
  UpdateChatRequest,
} from '@whathooks/dto';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { Idempotent } from '../platform/http/idempotency/idempotent';
import { Operation } from '../platform/http/openapi/operation';
import { ChatChanges } from './kept/chat-changes.service';
import { OpenedChats } from './kept/opened-chats.service';
import { ReadMarksService } from './read-marks.service';
import { TypingService } from './typing.service';
import { ChatsService } from './kept/chats.service';
import { ChatHistory } from './timeline/chat-history.service';
import { TimelineService } from './timeline/timeline.service';

@ApiTags('Chats')
@Controller('v1/chats')
export class ConversationsController {
  constructor(
    private readonly chats: ChatsService,
    private readonly timeline: TimelineService,
    private readonly history: ChatHistory,
    private readonly opened: OpenedChats,
    private readonly changes: ChatChanges,
    private readonly marks: ReadMarksService,
    private readonly typing: TypingService,
  ) {}

  @Post()
  @Idempotent()
  @Allow('messages:send')
  @Operation(
    201,
    'Begin a chat, or find it',
    'Begins a chat with a person or a group, or returns the one that is there: 201 for a new one, 200 for one that was known. Nothing is sent, and the person learns nothing of it.',
    ChatView,
    ['invalid_recipient', 'not_found'],
  )
  @ApiResponse({ status: 200, description: 'The chat was there', type: ChatView })
  async open(
    @CurrentActor() actor: Actor,
    @Body() body: OpenChatRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChatView> {
    const { chat, isNew } = await this.opened.open(actor, body);
    void reply.status(isNew ? 201 : 200);
    return chat;
  }

  @Patch(':id')
  @Allow('messages:send')
  @Operation(
    200,
    'Change a chat',
    'Changes what a team does with a chat: who looks after it, whether it is open or closed, and its labels; or archives, pins, mutes or marks it as unread, on the phone as well. Fields that are left out stay. What the phone refuses is listed under its refusals.',
    ChatView,
    ['not_found'],
  )
  update(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: UpdateChatRequest,
  ): Promise<ChatView> {
    return this.changes.update(actor, id, body);
  }

  @Post(':id/read')
  @HttpCode(200)
  @Allow('messages:send')
  @Operation(
    200,
    'Read a chat',
    'Marks the chat as read up to a message, or up to the newest, and sends read receipts. It does the same as the address with session and JID, for callers who know the id of the chat.',
    MarkedRead,
    ['session_not_connected'],
  )
  markRead(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: MarkReadRequest,
  ): Promise<MarkedRead> {
    return this.marks.readChat(actor, id, body);
  }

  @Post(':id/typing')
  @HttpCode(204)
  @Allow('messages:send')
  @Operation(
    204,
    'Show that the number is typing',
    'Shows in a chat, named by its id, that the number is typing or recording, or that it stopped. Repeat it while somebody writes: WhatsApp shows it for some seconds only.',
    undefined,
    ['session_not_connected'],
  )
  async showTyping(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: TypingRequest,
  ): Promise<void> {
    const { sessionId, jid } = await this.chats.row(actor, id);
    await this.typing.showIn({ id: sessionId, organizationId: actor.organizationId }, jid, body);
  }

  @Get()
  @Allow('messages:read')
  @Operation(
    200,
    'List chats',
    'Lists chats with their last message and unread count, those with the newest messages first. `view` narrows the list to open, unanswered, unassigned or closed ones or to those of the caller, and `q` searches titles and numbers.',
    ChatPage,
    ['not_found'],
  )
  list(@CurrentActor() actor: Actor, @Query() query: ListChatsQuery): Promise<ChatPage> {
    return this.chats.list(actor, query);
  }

  @Get('counts')
  @Allow('messages:read')
  @Operation(
    200,
    'Count the chats of each view',
    'Counts the chats of each view: open, unanswered, own, unassigned and so on. It is what badges in a list of chats show, in one request.',
    ChatCounts,
  )
  counts(@CurrentActor() actor: Actor): Promise<ChatCounts> {
    return this.chats.counts(actor);
  }

  @Get(':id')
  @Allow('messages:read')
  @Operation(
    200,
    'Get a chat',
    'Returns one chat with its title, last message, unread count, labels, and the member who looks after it.',
    ChatView,
  )
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ChatView> {
    return this.chats.get(actor, id);
  }

  @Get(':id/timeline')
  @Allow('messages:read')
  @Operation(
    200,
    'Read a conversation',
    'Returns a conversation as people read it: messages, notes of the team, and notices such as changes of a group, in one list. `around` and `at` open it at a message or a time; `cursor` goes to older entries and `after` to newer ones.',
    TimelinePage,
    ['not_found'],
  )
  read(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: TimelineQuery,
  ): Promise<TimelinePage> {
    return this.timeline.timeline(actor, id, query);
  }

  @Post(':id/history')
  @HttpCode(202)
  @Allow('messages:read')
  @Operation(
    202,
    'Ask the phone for older messages',
    'Asks the phone for messages of a chat that are older than everything stored here. They stand in the conversation as soon as they arrive; a `history.told` event on the live stream says so. The phone has to be online, and it may have none.',
    undefined,
    ['session_not_connected'],
  )
  askForHistory(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.history.ask(actor, id);
  }

  @Get(':id/messages')
  @Allow('messages:read')
  @Operation(
    200,
    'List the messages of a chat',
    'Lists the messages of one chat without notes and notices, newest first. `around` and `at` open the list at a message or a time, and `after` goes on to newer messages.',
    ChatMessagePage,
    ['not_found'],
  )
  messages(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: ChatMessagesQuery,
  ): Promise<ChatMessagePage> {
    return this.timeline.messagesOf(actor, id, query);
  }
}
