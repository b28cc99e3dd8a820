import { MADE_UP } from '../../../../../../../libs/dto/test/made-up-event';
import { renderToStaticMarkup } from 'react-dom/server';
import { EVENT_NAMES, PRESELECTED_EVENTS } from '../../../../features/webhooks/chosen-events';
import { EVENT_WORDS } from '../../../../features/webhooks/event-words';
import { EventTable } from './event-table';
import { ScopeTable } from './scope-table';

describe('an event that is added to the list', () => {
  it('stands in the table of the docs, in the words for integrators', () => {
    const table = renderToStaticMarkup(<EventTable />);
    expect(table).toContain(
      `<tr><th scope="row"><code>${MADE_UP.name}</code></th><td>${MADE_UP.sentence}</td></tr>`,
    );
  });

  it('stands beside the scope that it needs', () => {
    const row = renderToStaticMarkup(<ScopeTable />)
      .split('<tr>')
      .find((one) => one.includes('<code>sessions:read</code>'));
    expect(row).toContain(`<code>${MADE_UP.name}</code>`);
    expect(row).toContain('<td>owner, admin, agent, viewer</td>');
  });

  it('can be chosen in the forms and filters, in the words of the dashboard', () => {
    expect(EVENT_NAMES).toContain(MADE_UP.name);
    expect(EVENT_WORDS).toMatchObject({ [MADE_UP.name]: MADE_UP.dashboardSentence });
  });
});

describe('the form of a webhook', () => {
  it('ticks what a webhook is sent by default, without what can link a phone', () => {
    expect(PRESELECTED_EVENTS).toEqual(['message.received', 'session.status']);
  });
});
