import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKeysModule } from '../api-keys/api-keys.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { MediaModule } from '../media/media.module';
import { SessionsModule } from '../sessions/sessions.module';
import { UsersModule } from '../users/users.module';
import { GroupDeletions } from './changes/group-deletions';
import { HeldMessages } from './outbox/checks/held-messages';
import { InboundMessagesService } from './inbound/inbound-messages.service';
import { InboundMedia } from './media/inbound-media';
import { MediaDownloads } from './media/downloads/media-downloads';
import { MediaDownloadsRepository } from './media/downloads/media-downloads.repository';
import { MediaEndings } from './media/media-endings';
import { MediaRequests } from './media/media-requests.service';
import { SettledMedia } from './media/downloads/settled-media';
import { JoinedChats } from './inbound/joined-chats';
import { LiveLocations } from './changes/live-locations';
import { MessageInbox } from './inbound/message-inbox';
import { StarsRepository } from './store/stars.repository';
import { StatusAudiencesRepository } from './store/chats/status-audiences.repository';
import { StoredBytesRepository } from './store/stored-bytes.repository';
import { LidNumbersRepository } from './store/chats/lid-numbers.repository';
import { LateContents } from './inbound/late-contents';
import { Placeholders } from './inbound/placeholders';
import { MessageChange } from './store/changes/message-change.entity';
import { Comments } from './changes/comments';
import { MessageChanges } from './changes/message-changes';
import { Message } from './store/message.entity';
import { SenderNames } from './store/sender-names';
import { StoredMessagesPublisher } from './store/stored-messages-publisher';
import { SealedChanges } from './changes/sealed-changes';
import { AnswersRepository } from './store/changes/answers.repository';
import { FetchedFiles } from './media/fetched-files';
import { FilePreparation } from './outbox/sending/file-preparation';
import { FileUploads } from './media/uploads/file-uploads';
import { MessageFiles } from './media/message-files';
import { UploadsRepository } from './media/uploads/uploads.repository';
import { UploadClient } from '../platform/outbound-http/upload-client';
import { MessageCounter } from './traffic/message-counter';
import { SessionTrafficController } from './traffic/session-traffic.controller';
import { SessionTrafficRepository } from './traffic/session-traffic.repository';
import { SessionTrafficService } from './traffic/session-traffic.service';
import { MessageHoursRepository } from './traffic/message-hours.repository';
import { MessagesController } from './messages.controller';
import { MessagesService } from './messages.service';
import { OutboxEndings } from './outbox/results/outbox-endings';
import { OutboxSweeper } from './outbox/outbox-sweeper';
import { OutboxRepository } from './outbox/tables/outbox.repository';
import { OutboxSender } from './outbox/sending/outbox-sender';
import { RefusedMessages } from './outbox/results/refused-messages';
import { SendAttempt } from './outbox/sending/send-attempt';
import { SendPreparation } from './outbox/sending/send-preparation';
import { OutboxService } from './outbox/outbox.service';
import { AutomaticMessages } from './send/automatic-messages';
import { TimerUpdates } from './inbound/timer-updates';
import { ChatTitles } from './store/chats/chat-titles';
import { ChatTimers } from './store/chats/chat-timers';
import { ChatTimersRepository } from './store/chats/chat-timers.repository';
import { ReadMarksRepository } from './store/chats/read-marks.repository';
import { GroupDeletionsRepository } from './changes/group-deletions.repository';
import { ReadMarks } from './store/chats/read-marks';
import { HeldMessagesRepository } from './outbox/tables/held-messages.repository';
import { MessageRecipientsRepository } from './outbox/tables/message-recipients.repository';
import { OutboxEndingsRepository } from './outbox/tables/outbox-endings.repository';
import { RecipientChecksRepository } from './outbox/tables/recipient-checks.repository';
import { SentMessagesRepository } from './outbox/tables/sent-messages.repository';
import { DueMessages } from './outbox/due-messages';
import { ChangesUnderWay } from './outbox/sending/changes-under-way';
import { OwnChangeAcks } from './changes/own/own-change-acks';
import { Composition } from './send/composition';
import { AlbumsRepository } from './store/albums.repository';
import { OwnChangeRights } from './changes/own/own-change-rights';
import { OwnChangesRepository } from './changes/own/own-changes.repository';
import { OwnChanges } from './changes/own/own-changes.service';
import { ScheduledChanges } from './changes/own/scheduled-changes';
import { RecipientChecks } from './outbox/checks/recipient-checks';
import { MessageAddresses } from './send/address/message-addresses';
import { MessageTexts } from './store/message-texts.repository';
import { NewMessages } from './send/new-messages';
import { LinkPreviews } from './send/content/link-previews';
import { RequestedContentReader } from './send/content/requested-content';
import { StatusPosts } from './send/address/status-posts';
import { SendMessageService } from './send/send-message.service';
import { SentMessagesService } from './outbox/results/sent-messages.service';
import { TakenMessages } from './outbox/results/taken-messages';

@Module({
  imports: [
    TypeOrmModule.forFeature([Message, MessageChange]),
    SessionsModule,
    DeliveriesModule,
    MediaModule,
    ApiKeysModule,
    UsersModule,
  ],
  controllers: [MessagesController, SessionTrafficController],
  providers: [
    MessageFiles,
    FetchedFiles,
    FilePreparation,
    FileUploads,
    UploadsRepository,
    UploadClient,
    MessagesService,
    MessageTexts,
    MessageInbox,
    StoredBytesRepository,
    StatusAudiencesRepository,
    StatusPosts,
    InboundMessagesService,
    InboundMedia,
    MediaDownloads,
    MediaDownloadsRepository,
    MediaEndings,
    MediaRequests,
    SettledMedia,
    MessageChanges,
    GroupDeletions,
    GroupDeletionsRepository,
    JoinedChats,
    LidNumbersRepository,
    LateContents,
    Placeholders,
    Comments,
    LiveLocations,
    SealedChanges,
    RequestedContentReader,
    LinkPreviews,
    AnswersRepository,
    SentMessagesService,
    SendMessageService,
    MessageAddresses,
    NewMessages,
    OutboxService,
    OutboxRepository,
    HeldMessagesRepository,
    OutboxEndingsRepository,
    RecipientChecksRepository,
    SentMessagesRepository,
    HeldMessages,
    OutboxSender,
    SendPreparation,
    SendAttempt,
    RefusedMessages,
    TakenMessages,
    OutboxEndings,
    OutboxSweeper,
    RecipientChecks,
    ChangesUnderWay,
    DueMessages,
    MessageRecipientsRepository,
    ReadMarks,
    ReadMarksRepository,
    StarsRepository,
    StoredMessagesPublisher,
    SenderNames,
    ChatTitles,
    ChatTimers,
    ChatTimersRepository,
    TimerUpdates,
    AutomaticMessages,
    AlbumsRepository,
    Composition,
    OwnChangeRights,
    OwnChanges,
    ScheduledChanges,
    OwnChangesRepository,
    OwnChangeAcks,
    MessageHoursRepository,
    MessageCounter,
    SessionTrafficService,
    SessionTrafficRepository,
  ],
  exports: [
    MessageHoursRepository,
    MessagesService,
    MessageTexts,
    MessageAddresses,
    ReadMarks,
    AutomaticMessages,
    StarsRepository,
    ChatTitles,
  ],
})
export class MessagesModule {}
