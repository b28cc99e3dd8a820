import { TEXT_MAX_LENGTH } from '@whathooks/dto/facts';
import { CodeSample } from '../frame/code-sample';
import { DocTable } from '../frame/doc-table';
import { Section } from '../frame/section';
import { MESSAGE_RECEIVED } from '../samples/answers';
import { CREATE_WEBHOOK } from '../samples/requests';
import { EventTable } from '../sections/event-table';
import { RequestSample } from '../../../../features/samples/shown/request-sample';

const HEADERS: readonly (readonly [string, string])[] = [
  ['X-Whathooks-Event', 'The event type, e.g. message.received.'],
  ['X-Whathooks-Signature', 'HMAC-SHA256 of the raw body, formatted as sha256=<hex>.'],
  ['X-Whathooks-Delivery', 'A unique ID for this delivery attempt.'],
];

const STANDARD_HEADERS: readonly (readonly [string, string])[] = [
  ['webhook-id', 'The event’s ID: the same in every attempt, so that you can drop duplicates.'],
  ['webhook-timestamp', 'When this attempt was made, in seconds since 1970.'],
  ['webhook-signature', 'v1,<base64> over ID, timestamp and body: also stops replayed requests.'],
];

const MARKS: readonly (readonly [string, string])[] = [
  [
    'X-Whathooks-Replay',
    'true when somebody had the event sent again; the event’s ID is the same.',
  ],
  ['X-Whathooks-Test', 'true for a sample, each time that it is sent.'],
];

const coded = (rows: readonly (readonly [string, string])[]) =>
  rows.map(([name, text]) => [<code key={name}>{name}</code>, text]);

export function Webhooks() {
  return (
    <>
      <Registering />
      <Section id="events" title="Events">
        <EventTable />
      </Section>
      <DeliveryHeaders />
      <Envelope />
    </>
  );
}

function Registering() {
  return (
    <Section id="registering" title="Registering a webhook">
      <RequestSample label="Register a webhook" request={CREATE_WEBHOOK} />
      <p>
        The answer carries the webhook’s <code>secret</code>, here and on an explicit reveal only.
        Without <code>events</code> a webhook gets the first three of the table below; with{' '}
        <code>sessionIds</code> it gets the events of those sessions only. An API key needs{' '}
        <code>messages:read</code> beside <code>webhooks:write</code> to have events of messages
        sent, and <code>sessions:read</code> for those of sessions.
      </p>
    </Section>
  );
}

function DeliveryHeaders() {
  return (
    <Section id="delivery-headers" title="Delivery headers">
      <p>Every delivery includes these request headers:</p>
      <DocTable label="Delivery headers" head={['Header', 'Description']} rows={coded(HEADERS)} />
      <p>
        Beside them stand the three of{' '}
        <a href="https://www.standardwebhooks.com">Standard Webhooks</a>, for which verification
        libraries exist in most languages, and the custom headers you gave the webhook.
      </p>
      <DocTable
        label="Standard Webhooks headers"
        head={['Header', 'Description']}
        rows={coded(STANDARD_HEADERS)}
      />
      <p>Two more headers mark deliveries that are sent again, and test events:</p>
      <DocTable label="Marks" head={['Header', 'Description']} rows={coded(MARKS)} />
    </Section>
  );
}

function Envelope() {
  return (
    <Section id="payload-envelope" title="Payload envelope">
      <p>
        Every delivery body shares the same envelope:{' '}
        <code>{'{ event, sessionId, data, timestamp }'}</code>. Below is a full{' '}
        <code>message.received</code> delivery:
      </p>
      <CodeSample label="message.received" language="json">
        {MESSAGE_RECEIVED}
      </CodeSample>
      <p>
        More fields may stand beside these: <code>chat</code> (the conversation’s JID),{' '}
        <code>fromType</code> (<code>lid</code> where WhatsApp hides the number, else{' '}
        <code>phone</code>), and the session’s <code>metadata</code> in the envelope. Where they
        apply: <code>location</code>, <code>contacts</code>, <code>poll</code>, <code>event</code>,{' '}
        <code>invitation</code> and <code>tap</code> with what messages of these kinds say;{' '}
        <code>replyTo</code>, the message that is answered; <code>mentions</code>, the digits of
        everybody who is mentioned (of the phone number where it is known, else of the LID) and{' '}
        <code>all</code> for a whole group; <code>forwarded</code>, <code>forwardedOften</code>,{' '}
        <code>viewOnce</code>, <code>albumId</code> and <code>expiresInSeconds</code>;{' '}
        <code>linkPreview</code> of a text; <code>kind</code>, WhatsApp’s own name for content whose{' '}
        <code>type</code> is <code>unsupported</code>, such as <code>orderMessage</code> or{' '}
        <code>productMessage</code>, whose title or caption is in <code>text</code>; and{' '}
        <code>truncated: true</code>, when the text was longer than the{' '}
        {TEXT_MAX_LENGTH.toLocaleString('en')} characters that are kept. A character is a Unicode
        code point: most emoji are one, although JavaScript counts two. The frame of an album that
        is received is no message; its pictures are. Ignore what you do not know.
      </p>
    </Section>
  );
}
