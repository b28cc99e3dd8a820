import { Global, Module } from '@nestjs/common';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { EventBus } from './event-bus';
import { MessageTopics } from './message-topics';

@Global()
@Module({
  imports: [EventEmitterModule.forRoot()],
  providers: [EventBus, MessageTopics],
  exports: [EventBus, MessageTopics],
})
export class EventsModule {}
