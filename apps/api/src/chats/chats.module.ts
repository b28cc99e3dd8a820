import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module';
import { SessionsModule } from '../sessions/sessions.module';
import { ChatsController } from './chats.controller';
import { ConnectionQuestions } from './connection-questions';
import { PresenceService } from './presence.service';
import { ReadMarksService } from './read-marks.service';
import { TypingService } from './typing.service';

@Module({
  imports: [SessionsModule, MessagesModule],
  controllers: [ChatsController],
  providers: [ConnectionQuestions, ReadMarksService, TypingService, PresenceService],
})
export class ChatsModule {}
