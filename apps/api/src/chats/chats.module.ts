import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module';
import { SessionsModule } from '../sessions/sessions.module';
import { AppStateIntents } from './app-state/app-state-intents';
import { ChatChanges } from './chats/chat-changes.service';
import { ChatEvents } from './chats/chat-events';
import { ChatNotices } from './chats/chat-notices';
import { ChatsRepository } from './chats/chats.repository';
import { OpenedChats } from './chats/opened-chats.service';
import { PhoneChanges } from './chats/phone-changes';
import { ContactsController } from './contacts.controller';
import { ChatsOfNumbers } from './chats/chats-of-numbers';
import { ContactsOfNumbers } from './contacts/contacts-of-numbers';
import { ContactEvents } from './contacts/contact-events';
import { ContactsRepository } from './contacts/contacts.repository';
import { ContactsService } from './contacts/contacts.service';
import { ChatsService } from './chats/chats.service';
import { UnassignedChats } from './chats/unassigned-chats.repository';
import { KeptChats } from './chats/kept-chats';
import { ChatsController } from './chats.controller';
import { ConnectionQuestions } from './connection/connection-questions';
import { KeptContacts } from './contacts/kept-contacts';
import { ConversationsController } from './conversations.controller';
import { PresenceService } from './presence.service';
import { ReadMarksService } from './read-marks.service';
import { ChatLines } from './timeline/chat-lines';
import { ChatHistory } from './timeline/chat-history.service';
import { TimelineService } from './timeline/timeline.service';
import { TypingService } from './typing.service';

@Module({
  imports: [SessionsModule, MessagesModule],
  controllers: [ChatsController, ConversationsController, ContactsController],
  providers: [
    ConnectionQuestions,
    ReadMarksService,
    TypingService,
    PresenceService,
    KeptChats,
    ChatsOfNumbers,
    KeptContacts,
    ContactsOfNumbers,
    ChatsService,
    ChatsRepository,
    ChatEvents,
    ChatNotices,
    ChatChanges,
    OpenedChats,
    PhoneChanges,
    AppStateIntents,
    ContactsService,
    ContactsRepository,
    ContactEvents,
    ChatLines,
    TimelineService,
    UnassignedChats,
    ChatHistory,
  ],
  exports: [ChatsService, ChatNotices, ChatEvents, PhoneChanges, UnassignedChats],
})
export class ChatsModule {}
