import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module';
import { SessionsModule } from '../sessions/sessions.module';
import { ChatsService } from './chats/chats.service';
import { KeptChats } from './chats/kept-chats';
import { ChatsController } from './chats.controller';
import { ConnectionQuestions } from './connection-questions';
import { KeptContacts } from './contacts/kept-contacts';
import { ConversationsController } from './conversations.controller';
import { PresenceService } from './presence.service';
import { ReadMarksService } from './read-marks.service';
import { ChatLines } from './timeline/chat-lines';
import { TimelineService } from './timeline/timeline.service';
import { TypingService } from './typing.service';

@Module({
  imports: [SessionsModule, MessagesModule],
  controllers: [ChatsController, ConversationsController],
  providers: [
    ConnectionQuestions,
    ReadMarksService,
    TypingService,
    PresenceService,
    KeptChats,
    KeptContacts,
    ChatsService,
    ChatLines,
    TimelineService,
  ],
  exports: [ChatsService],
})
export class ChatsModule {}
