import { ALERT_KINDS, type AlertKind } from '@whathooks/dto/facts';
import { CodeSample } from '../frame/code-sample';
import { DocTable } from '../frame/doc-table';
import { Section } from '../frame/section';
import { ALERT_SETTINGS } from '../samples/answers';
import { Link } from '../../../../shared/ui/link';

const KINDS: Readonly<Record<AlertKind, readonly [about: string, after: string]>> = {
  number_down: [
    'A number that was linked is not connected.',
    'At once where it waits for a person, such as after it was unlinked on the phone; after numberDownMinutes while it reconnects by itself.',
  ],
  number_restricted: [
    'WhatsApp lets a number start no new chats, or has banned it for a time.',
    'At once.',
  ],
  webhook_down: ['The endpoint of a webhook fails.', 'After webhookDownMinutes.'],
  webhook_disabled: ['whathooks switched a webhook off.', 'At once.'],
  queue_old: ['A delivery waits although its endpoint works.', 'After queueOldMinutes.'],
};

export function Alerts() {
  return (
    <>
      <Section id="what" title="What opens an alert">
        <DocTable
          label="Alerts"
          head={['Kind', 'What it is about', 'When']}
          rows={ALERT_KINDS.map((kind) => [<code key={kind}>{kind}</code>, ...KINDS[kind]])}
        />
        <p>
          Each is told once, and told once more when it is over. What a person did on purpose, such
          as pausing a webhook or unlinking a number in whathooks, opens none. A number that is down
          for another reason than before is the same alert.
        </p>
      </Section>
      <Section id="where" title="Where they are told">
        <ul>
          <li>
            In the dashboard: on the overview, with what can be done, and under Settings → Alerts.
          </li>
          <li>
            By the events <code>alert.opened</code> and <code>alert.closed</code>, to every webhook
            that chose them. Both carry the same <code>id</code>. An alert of a number carries its{' '}
            <code>sessionId</code> and goes to webhooks of that number, too; one of a webhook goes
            to webhooks of all numbers alone.
          </li>
          <li>
            By mail to owners and admins, where the installation sends mail (<code>SMTP_URL</code>).
            What opens at once is one mail.
          </li>
        </ul>
      </Section>
      <Section id="settings" title="When they are told">
        <p>
          Owners and admins set it under Settings → Alerts, or with{' '}
          <code>PUT /v1/alert-settings</code>; these are the defaults:
        </p>
        <CodeSample label="Alert settings" language="json">
          {ALERT_SETTINGS}
        </CodeSample>
        <p>
          <code>GET /v1/alerts?state=open</code> lists what is open now. What to do about a number
          stands under <Link href="/docs/linking/">when a number does not link</Link>, and about a
          webhook under <Link href="/docs/webhook-failures/">when a webhook fails</Link>.
        </p>
      </Section>
    </>
  );
}
