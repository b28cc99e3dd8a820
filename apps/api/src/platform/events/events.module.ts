import { Global, Module } from '@nestjs/common';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { EventBus } from './event-bus';
import { MessageTopics } from './message-topics';
import { SessionTopics } from './session-topics';

@Global()
@Module({
  imports: [EventEmitterModule.forRoot()],
  providers: [EventBus, MessageTopics, SessionTopics],
  exports: [EventBus, MessageTopics, SessionTopics],
})
export class EventsModule {}
