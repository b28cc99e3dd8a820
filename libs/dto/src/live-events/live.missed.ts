import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { defineLiveEvent } from './define-live-event';

export class LiveMissedData {
  @Field({
    description: 'Since when something may be missing.',
    example: EXAMPLE.time,
    format: 'date-time',
  })
  since: string;
}

export const liveMissed = defineLiveEvent({
  name: 'live.missed',
  sentence:
    'The server was cut off from its other processes. Events that only live streams tell may have been missed: read again what is shown of notes and labels.',
  data: LiveMissedData,
  sample: { since: EXAMPLE.time },
});
