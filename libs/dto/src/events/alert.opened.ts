import { AlertPayload } from '../event-definition/alert-payload';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';

export const alertOpened = defineEvent({
  name: 'alert.opened',
  sentence:
    'Something needs a person: a session is down or restricted, an endpoint is down, or deliveries wait for long. Told once, however long it lasts. An alert of a session carries its sessionId and goes to every webhook that gets the events of that session; one of a webhook belongs to no session: sessionId is null, and webhooks with sessionIds do not get it.',
  dashboardSentence: 'A number or a webhook needs attention. Sent once for each problem.',
  data: AlertPayload,
  sample: {
    id: 'alr_019a50b87c3e7c10b4c15f6a7b8c9d0e',
    kind: 'number_down',
    reason: 'unlinked_by_phone',
    sessionId: EXAMPLE.sessionId,
    webhookId: null,
    name: 'Bakery Example',
    since: '2026-06-29T14:21:07.000Z',
    openedAt: '2026-06-29T14:26:10.000Z',
    closedAt: null,
  },
  scope: 'sessions:read',
  order: 'subject',
  isDefault: false,
  isSecret: false,
});
