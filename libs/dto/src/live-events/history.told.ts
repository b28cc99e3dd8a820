import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { defineLiveEvent } from './define-live-event';

export class HistoryToldData {
  @Field({ description: 'Session whose phone told it.', example: EXAMPLE.sessionId })
  sessionId: string;
}

export const historyTold = defineLiveEvent({
  name: 'history.told',
  sentence:
    'The phone told messages from before the number was linked, or older ones that were asked for. They are told together: read the chats again.',
  data: HistoryToldData,
  sample: { sessionId: EXAMPLE.sessionId },
});
