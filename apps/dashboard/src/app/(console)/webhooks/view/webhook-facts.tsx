import type { WebhookView } from '@whathooks/dto';
import { useSessions } from '../../../../features/numbers/queries';
import { numberWords } from '../../../../features/numbers/words';
import { formatCount } from '../../../../shared/format/count';
import { Section } from '../../../../shared/screens/section';
import { Facts } from '../../../../shared/ui/facts';
import { Moment } from '../../../../shared/ui/moment';
import { toRetryText } from '../dialogs/retry-text';
import { settingsWords } from '../dialogs/words';
import classes from './webhook-facts.module.css';
import { factWords as words } from './words';

/** What a webhook is sent, and how: all that its form sets. */
export function WebhookFacts({ webhook }: { webhook: WebhookView }) {
  const headers = Object.keys(webhook.headers);
  return (
    <Section title={words.title}>
      <Facts
        look="grid"
        facts={[
          { term: words.events(webhook.events.length), value: <Events {...webhook} />, wide: true },
          { term: words.numbers, value: <Numbers {...webhook} /> },
          { term: settingsWords.concurrency, value: formatCount(webhook.concurrency) },
          { term: settingsWords.rate, value: webhook.ratePerSecond ?? words.noLimit },
          {
            term: settingsWords.retries,
            value: webhook.retrySchedule ? toRetryText(webhook.retrySchedule) : words.usualRetries,
          },
          {
            term: settingsWords.strictOrder,
            value: webhook.strictOrder ? words.strict : words.notStrict,
          },
          headers.length > 0 && { term: words.headers, value: <code>{headers.join(', ')}</code> },
          { term: words.added, value: <Moment at={webhook.createdAt} /> },
          {
            term: words.id,
            value: <code>{webhook.id}</code>,
            copy: { value: webhook.id, what: words.id },
            wide: true,
          },
        ]}
      />
    </Section>
  );
}

function Events({ events }: Pick<WebhookView, 'events'>) {
  return (
    <ul className={classes.events}>
      {events.map((event) => (
        <li key={event}>
          <code>{event}</code>
        </li>
      ))}
    </ul>
  );
}

function Numbers({ sessionIds }: Pick<WebhookView, 'sessionIds'>) {
  const { data: sessions = [] } = useSessions();
  if (!sessionIds) return numberWords.all;
  return sessionIds
    .map((id) => sessions.find((session) => session.id === id)?.name ?? numberWords.deleted)
    .join(', ');
}
