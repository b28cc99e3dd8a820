import { WEBHOOK_EVENTS } from '@whathooks/dto/events';
import { LOGGED_EVENTS } from './event-names';

describe('names of events', () => {
  it('are all of them, in the order of the documentation', () => {
    expect(LOGGED_EVENTS).toEqual(WEBHOOK_EVENTS);
  });
});
