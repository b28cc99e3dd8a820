import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SessionsModule } from '../sessions/sessions.module';
import { GroupDeletions } from './group-deletions';
import { HeldMessages } from './held-messages';
import { InboundMessagesService } from './inbound-messages.service';
import { JoinedChats } from './joined-chats';
import { LidNumbersRepository } from './lid-numbers.repository';
import { LateContents } from './late-contents';
import { MessageChange } from './message-change.entity';
import { MessageChanges } from './message-changes';
import { Message } from './message.entity';
import { MessagesController } from './messages.controller';
import { MessagesService } from './messages.service';
import { OutboxEndings } from './outbox-endings';
import { OutboxKeeper } from './outbox-keeper';
import { OutboxRows } from './outbox-rows';
import { OutboxSender } from './outbox-sender';
import { OutboxSignal } from './outbox-signal';
import { OutboxService } from './outbox.service';
import { RecipientChecks } from './recipient-checks';
import { SendMessageService } from './send-message.service';
import { SentMessagesService } from './sent-messages.service';

@Module({
  imports: [TypeOrmModule.forFeature([Message, MessageChange]), SessionsModule],
  controllers: [MessagesController],
  providers: [
    MessagesService,
    InboundMessagesService,
    MessageChanges,
    GroupDeletions,
    JoinedChats,
    LidNumbersRepository,
    LateContents,
    SentMessagesService,
    SendMessageService,
    OutboxService,
    OutboxRows,
    HeldMessages,
    OutboxSender,
    OutboxSignal,
    OutboxEndings,
    OutboxKeeper,
    RecipientChecks,
  ],
})
export class MessagesModule {}
