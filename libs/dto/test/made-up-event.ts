/**
 * An event that only specs know, added as a real one is: by an entry of the list. Import it before anything
 * else of the product, which derives from the list as it is read.
 */
import { defineEvent, type EventDefinition } from '../src/event-definition/define-event';
import { EVENTS } from '../src/events/list';
import { Field } from '../src/fields/field';

class SessionMadeUpPayload {
  @Field({ description: 'Id of the session.', example: 'sess_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  sessionId: string;

  @Field({ description: 'Who made it up.', enum: ['somebody', 'nobody'], example: 'somebody' })
  by: 'somebody' | 'nobody';
}

export const MADE_UP = defineEvent({
  name: 'session.made_up',
  sentence: 'Somebody made an event of a session up.',
  dashboardSentence: 'Somebody made an event of a number up.',
  data: SessionMadeUpPayload,
  sample: { sessionId: 'sess_019a50b47c3e7c10b4c15f6a7b8c9d0e', by: 'nobody' },
  scope: 'sessions:read',
  order: 'session',
  isDefault: false,
  isSecret: true,
});

(EVENTS as unknown as EventDefinition[]).push(MADE_UP);
