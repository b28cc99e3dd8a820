import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKeysModule } from '../api-keys/api-keys.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { MediaModule } from '../media/media.module';
import { MessagesModule } from '../messages/messages.module';
import { OrganizationsModule } from '../organizations/organizations.module';
import { SessionsModule } from '../sessions/sessions.module';
import { AppStateIntents } from './app-state/app-state-intents';
import { ChatLabels } from './app-state/chat-labels';
import { IntentSender } from './app-state/intent-sender';
import { IntentWorkers } from './app-state/intent-workers';
import { IntentsRepository } from './app-state/intents.repository';
import { SessionLabelsRepository } from './app-state/session-labels.repository';
import { RefusalNews } from './app-state/refusal-news';
import { StarNews } from './app-state/star-news';
import { StarredMessages } from './app-state/starred-messages';
import { StarredMessagesController } from './app-state/starred-messages.controller';
import { PhoneLabels } from './phone-state/phone-labels';
import { PhoneStars } from './phone-state/phone-stars';
import { ToldNames } from './phone-state/told-names';
import { ToldNamesRepository } from './phone-state/told-names.repository';
import { PhoneState } from './phone-state/phone-state';
import { PhoneStateRepository } from './phone-state/phone-state.repository';
import { ChatChanges } from './kept/chat-changes.service';
import { ChatEvents } from './kept/chat-events';
import { CallLines } from './kept/call-lines';
import { TimerLines } from './kept/timer-lines';
import { ChatNoticesRepository } from './kept/store/chat-notices.repository';
import { ChatsRepository } from './kept/store/chats.repository';
import { OpenedChats } from './kept/opened-chats.service';
import { PhoneChanges } from './kept/phone-changes';
import { ContactsController } from './contacts.controller';
import { ChatsOfNumbers } from './kept/chats-of-numbers';
import { ContactsOfNumbers } from './contacts/contacts-of-numbers';
import { ContactEvents } from './contacts/contact-events';
import { ContactsRepository } from './contacts/contacts.repository';
import { ChatNames } from './contacts/chat-names.repository';
import { ContactsService } from './contacts/contacts.service';
import { ChatsService } from './kept/chats.service';
import { UnassignedChats } from './kept/store/unassigned-chats.repository';
import { ChatListsRepository } from './kept/store/chat-lists.repository';
import { HistoryNews } from './kept/history-news';
import { KeptChats } from './kept/kept-chats';
import { KeptChatsRepository } from './kept/kept-chats.repository';
import { ChatsController } from './chats.controller';
import { KeptContacts } from './contacts/kept-contacts';
import { KeptContactsRepository } from './contacts/kept-contacts.repository';
import { Label } from './labels/label.entity';
import { LabelsController } from './labels/labels.controller';
import { LabelsService } from './labels/labels.service';
import { ConversationsController } from './conversations.controller';
import { PresenceService } from './presence.service';
import { ReadMarksService } from './read-marks.service';
import { ChatLinesRepository } from './timeline/chat-lines.repository';
import { Blocking } from './blocking/blocking.service';
import { BlockingRepository } from './blocking/blocking.repository';
import { ContactNames } from './contacts/contact-names.repository';
import { GroupCommandRouter } from './groups/group-command-router';
import { GroupChanges } from './groups/changes/group-changes';
import { GroupCommandRunner } from './groups/group-command-runner';
import { RequestedGroupChanges } from './groups/requested-group-changes';
import { GroupPictures } from './groups/group-pictures.service';
import { GroupReads } from './groups/reads/group-reads';
import { GroupRequests } from './groups/group-requests.service';
import { GroupsController } from './groups/groups.controller';
import { GroupsService } from './groups/groups.service';
import { OwnGroupChanges } from './groups/changes/own-group-changes';
import { GroupsRepository } from './groups/store/groups.repository';
import { MembersRepository } from './groups/store/members.repository';
import { GroupNotices } from './groups/reads/group-notices';
import { PictureDownloads } from './pictures/picture-downloads';
import { Pictures } from './pictures/pictures';
import { PicturesController } from './pictures/pictures.controller';
import { RefusedChanges } from './refusals/refused-changes.service';
import { RefusedChangesController } from './refusals/refused-changes.controller';
import { ChatHistory } from './timeline/chat-history.service';
import { TimelineService } from './timeline/timeline.service';
import { TypingService } from './typing.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Label]),
    SessionsModule,
    MessagesModule,
    MediaModule,
    DeliveriesModule,
    OrganizationsModule,
    ApiKeysModule,
  ],
  controllers: [
    ChatsController,
    ConversationsController,
    ContactsController,
    StarredMessagesController,
    LabelsController,
    GroupsController,
    PicturesController,
    RefusedChangesController,
  ],
  providers: [
    ReadMarksService,
    TypingService,
    PresenceService,
    KeptChats,
    KeptChatsRepository,
    HistoryNews,
    ChatListsRepository,
    ChatsOfNumbers,
    KeptContacts,
    KeptContactsRepository,
    LabelsService,
    ContactsOfNumbers,
    ChatsService,
    ChatsRepository,
    ChatEvents,
    ChatNoticesRepository,
    CallLines,
    TimerLines,
    ChatChanges,
    OpenedChats,
    PhoneChanges,
    AppStateIntents,
    ChatLabels,
    IntentsRepository,
    IntentSender,
    RefusalNews,
    RefusedChanges,
    IntentWorkers,
    SessionLabelsRepository,
    StarredMessages,
    PhoneLabels,
    PhoneStars,
    ToldNames,
    ToldNamesRepository,
    StarNews,
    PhoneState,
    PhoneStateRepository,
    ChatNames,
    ContactsService,
    ContactsRepository,
    ContactEvents,
    ChatLinesRepository,
    TimelineService,
    UnassignedChats,
    ChatHistory,
    ContactNames,
    OwnGroupChanges,
    GroupsRepository,
    MembersRepository,
    GroupChanges,
    GroupReads,
    GroupNotices,
    GroupCommandRunner,
    RequestedGroupChanges,
    GroupCommandRouter,
    GroupsService,
    GroupRequests,
    GroupPictures,
    PictureDownloads,
    Pictures,
    BlockingRepository,
    Blocking,
  ],
  exports: [
    ChatNames,
    ChatsService,
    ChatNoticesRepository,
    ChatEvents,
    PhoneChanges,
    UnassignedChats,
  ],
})
export class ChatsModule {}
