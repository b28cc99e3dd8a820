import { AlertPayload } from '../event-definition/alert-payload';
import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';

export const alertClosed = defineEvent({
  name: 'alert.closed',
  sentence: 'What an alert.opened told of is over. It goes where that went.',
  dashboardSentence: 'The problem that an alert reported is over.',
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
    closedAt: '2026-06-29T14:41:02.000Z',
  },
  scope: 'sessions:read',
  order: 'subject',
  isDefault: false,
  isSecret: false,
});
