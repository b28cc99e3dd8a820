import { EventEmitter2, EventEmitterReadinessWatcher } from '@nestjs/event-emitter';
import { EventBus } from '../../src/platform/events/event-bus';
import { AFTER_COMMIT, type CommittedListener } from '../../src/platform/events/listeners';

/** An event bus outside an application, with one subscriber. */
export function eventBus(afterCommit: CommittedListener): EventBus {
  const emitter = new EventEmitter2();
  emitter.on(AFTER_COMMIT, afterCommit);
  const readiness = new EventEmitterReadinessWatcher();
  readiness.setReady();
  return new EventBus(emitter, readiness);
}
