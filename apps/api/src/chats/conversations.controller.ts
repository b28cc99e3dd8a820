import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ChatCounts,
  ChatMessagePage,
  ChatMessagesQuery,
  ChatPage,
  ChatView,
  ListChatsQuery,
  TimelinePage,
  TimelineQuery,
} from '@whathooks/dto';
import { Allow, CurrentActor } from '../platform/access/access.decorators';
import type { Actor } from '../platform/access/actor';
import { Answers } from '../platform/http/openapi/answers';
import { ChatsService } from './chats/chats.service';
import { TimelineService } from './timeline/timeline.service';

@ApiTags('Chats')
@Controller('v1/chats')
export class ConversationsController {
  constructor(
    private readonly chats: ChatsService,
    private readonly timeline: TimelineService,
  ) {}

  @Get()
  @Allow('messages:read')
  @Answers(200, 'List chats', ChatPage, ['not_found'])
  list(@CurrentActor() actor: Actor, @Query() query: ListChatsQuery): Promise<ChatPage> {
    return this.chats.list(actor, query);
  }

  @Get('counts')
  @Allow('messages:read')
  @Answers(200, 'Count the chats of each view', ChatCounts)
  counts(@CurrentActor() actor: Actor): Promise<ChatCounts> {
    return this.chats.counts(actor);
  }

  @Get(':id')
  @Allow('messages:read')
  @Answers(200, 'Get a chat', ChatView)
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ChatView> {
    return this.chats.get(actor, id);
  }

  @Get(':id/timeline')
  @Allow('messages:read')
  @Answers(200, 'Read a conversation', TimelinePage, ['not_found'])
  read(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: TimelineQuery,
  ): Promise<TimelinePage> {
    return this.timeline.timeline(actor, id, query);
  }

  @Get(':id/messages')
  @Allow('messages:read')
  @Answers(200, 'List the messages of a chat', ChatMessagePage, ['not_found'])
  messages(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: ChatMessagesQuery,
  ): Promise<ChatMessagePage> {
    return this.timeline.messagesOf(actor, id, query);
  }
}
