import { DocTable } from '../frame/doc-table';
import { Section } from '../frame/section';
import { FIND_DELIVERIES } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';
import { Link } from '../../../../shared/ui/link';
import { ATTEMPT_TROUBLES, STATUS_TROUBLES, WAITS } from './attempt-troubles';

const coded = (rows: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(rows).map(([name, cells]) => [<code key={name}>{name}</code>, ...cells]);

export function WebhookFailures() {
  return (
    <>
      <Section id="find" title="Find the delivery">
        <p>
          The log of all deliveries is under Webhooks → All deliveries. Its field “Any id” takes
          what you have in hand: the id of a delivery, an attempt (the header{' '}
          <code>X-Whathooks-Delivery</code>), an event (<code>webhook-id</code>), a message, a
          webhook or a number, and the id that WhatsApp gave to a message. So does <code>id</code>{' '}
          of the API:
        </p>
        <RequestSample label="Deliveries of a message" request={FIND_DELIVERIES} />
        <p>
          A delivery shows every attempt with what was sent and what was answered, and as a cURL
          command that repeats it.
        </p>
      </Section>
      <Section id="errors" title="What an error means">
        <p>
          <code>lastError</code> of a delivery and <code>error.code</code> of an attempt say why it
          failed:
        </p>
        <DocTable
          label="Errors of attempts"
          head={['Error', 'What happened', 'What to do']}
          rows={coded(ATTEMPT_TROUBLES)}
        />
        <p>
          With the error <code>status</code>, the status of the answer says more:
        </p>
        <DocTable
          label="Statuses of answers"
          head={['Status', 'What whathooks does', 'What to do']}
          rows={coded(STATUS_TROUBLES)}
        />
      </Section>
      <Section id="waiting" title="What a delivery waits for">
        <p>
          A delivery that is not over says in <code>waitsFor</code> what comes first, and in{' '}
          <code>nextAttemptAt</code> when, where that is known:
        </p>
        <DocTable
          label="What a delivery waits for"
          head={['waitsFor', 'What comes first']}
          rows={coded(WAITS)}
        />
      </Section>
      <Section id="down" title="When the endpoint is down">
        <p>
          Two failures in a row pause a webhook, so that the deliveries that wait keep their
          attempts. One of them at a time probes the endpoint, every 5 seconds at first and every 3
          minutes in the end, and the first success sends all the others. “Try now” on the page of
          the webhook, or <code>POST /v1/webhooks/:id/retry</code>, probes it at once.
        </p>
      </Section>
      <Section id="again" title="Send again what was missed">
        <ul>
          <li>One delivery: “Resend”, or “Try now” while it waits.</li>
          <li>Several: tick them in the log, and resend them together.</li>
          <li>
            Everything of a time: “Recover” on the page of the webhook, for what failed and for what
            was never sent. It counts first. How it works by the API stands under{' '}
            <Link href="/docs/retries/#sending-again">sending again</Link>.
          </li>
        </ul>
        <p>
          The event’s id in <code>webhook-id</code> stays the same however often it is sent: drop
          what you have seen.
        </p>
      </Section>
      <Section id="signature" title="When the signature does not verify">
        <p>
          Most often the body was parsed and written anew before it was verified. Paste body and
          headers under <Link href="/docs/signatures/#check-a-signature">check a signature</Link>,
          and it says what is wrong; nothing leaves the page.
        </p>
      </Section>
    </>
  );
}
