import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { MediaModule } from '../media/media.module';
import { SessionsModule } from '../sessions/sessions.module';
import { GroupDeletions } from './changes/group-deletions';
import { HeldMessages } from './outbox/held-messages';
import { InboundMessagesService } from './inbound/inbound-messages.service';
import { InboundMedia } from './media/inbound-media';
import { MediaDownloads } from './media/media-downloads';
import { MediaDownloadsRepository } from './media/media-downloads.repository';
import { MediaEndings } from './media/media-endings';
import { MediaRequests } from './media/media-requests.service';
import { SettledMedia } from './media/settled-media';
import { JoinedChats } from './inbound/joined-chats';
import { LiveLocations } from './changes/live-locations';
import { MessageInbox } from './inbound/message-inbox';
import { StoredBytes } from './store/stored-bytes';
import { LidNumbersRepository } from './store/lid-numbers.repository';
import { LateContents } from './inbound/late-contents';
import { MessageChange } from './store/message-change.entity';
import { MessageChanges } from './changes/message-changes';
import { Message } from './store/message.entity';
import { ToldMessages } from './store/told-messages';
import { SealedChanges } from './changes/sealed-changes';
import { AnswersRepository } from './store/answers.repository';
import { FetchedFiles } from './media/fetched-files';
import { FilePreparation } from './outbox/file-preparation';
import { FileUploads } from './media/file-uploads';
import { MessageFiles } from './media/message-files';
import { UploadsRepository } from './media/uploads.repository';
import { UploadClient } from '../platform/outbound-http/upload-client';
import { MessagesController } from './messages.controller';
import { MessagesService } from './messages.service';
import { OutboxEndings } from './outbox/outbox-endings';
import { OutboxKeeper } from './outbox/outbox-keeper';
import { OutboxRows } from './outbox/outbox-rows';
import { OutboxSender } from './outbox/outbox-sender';
import { OutboxService } from './outbox/outbox.service';
import { AutomaticMessages } from './send/automatic-messages';
import { ToldTimers } from './inbound/told-timers';
import { ChatTimers } from './store/chat-timers';
import { ReadMarks } from './store/read-marks';
import { MessageRecipients } from './outbox/message-recipients';
import { DueMessages } from './outbox/due-messages';
import { ChangesUnderWay } from './outbox/changes-under-way';
import { OwnChangeAcks } from './changes/own-change-acks';
import { OwnChangeRows } from './changes/own-change-rows';
import { OwnChanges } from './changes/own-changes.service';
import { RecipientChecks } from './outbox/recipient-checks';
import { MessageAddresses } from './send/message-addresses';
import { NewMessages } from './send/new-messages';
import { LinkPreviews } from './send/link-previews';
import { SaidByRequest } from './send/said';
import { SendMessageService } from './send/send-message.service';
import { SentMessagesService } from './outbox/sent-messages.service';
import { TakenMessages } from './outbox/taken-messages';

@Module({
  imports: [
    TypeOrmModule.forFeature([Message, MessageChange]),
    SessionsModule,
    DeliveriesModule,
    MediaModule,
  ],
  controllers: [MessagesController],
  providers: [
    MessageFiles,
    FetchedFiles,
    FilePreparation,
    FileUploads,
    UploadsRepository,
    UploadClient,
    MessagesService,
    MessageInbox,
    StoredBytes,
    InboundMessagesService,
    InboundMedia,
    MediaDownloads,
    MediaDownloadsRepository,
    MediaEndings,
    MediaRequests,
    SettledMedia,
    MessageChanges,
    GroupDeletions,
    JoinedChats,
    LidNumbersRepository,
    LateContents,
    LiveLocations,
    SealedChanges,
    SaidByRequest,
    LinkPreviews,
    AnswersRepository,
    SentMessagesService,
    SendMessageService,
    MessageAddresses,
    NewMessages,
    OutboxService,
    OutboxRows,
    HeldMessages,
    OutboxSender,
    TakenMessages,
    OutboxEndings,
    OutboxKeeper,
    RecipientChecks,
    ChangesUnderWay,
    DueMessages,
    MessageRecipients,
    ReadMarks,
    ToldMessages,
    ChatTimers,
    ToldTimers,
    AutomaticMessages,
    OwnChanges,
    OwnChangeRows,
    OwnChangeAcks,
  ],
  exports: [MessagesService, MessageAddresses, ReadMarks, AutomaticMessages],
})
export class MessagesModule {}
