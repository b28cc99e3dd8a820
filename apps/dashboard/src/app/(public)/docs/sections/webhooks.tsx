import { DELIVERY_TIMEOUT_MS, TEXT_MAX_LENGTH } from '@whathooks/dto/facts';
import { CodeSample } from '../frame/code-sample';
import { DocTable } from '../frame/doc-table';
import { MESSAGE_RECEIVED, RUN_RECEIVER } from '../samples/answers';
import { CREATE_WEBHOOK } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';
import {
  RECEIVER,
  VERIFY_SIGNATURE,
} from '../../../../features/verification/samples/verify-signature';
import { SignatureCheck } from '../../../../features/verification/loaded-signature-check';
import { SampleCode } from './sample-code';
import { Section } from '../frame/section';
import { EventTable } from './event-table';
import { KindTable } from './kind-table';
import { Audit, SendingAgain } from './recovery';

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
    <Section id="webhooks" title="Webhooks">
      <p>
        When something happens on a session, we POST a JSON body to your configured webhook URL.
      </p>
      <RequestSample label="Register a webhook" request={CREATE_WEBHOOK} />
      <p>
        The answer carries the webhook’s <code>secret</code>, here and on an explicit reveal only.
        Without <code>events</code> a webhook gets the first three of the table below; with{' '}
        <code>sessionIds</code> it gets the events of those sessions only. An API key needs{' '}
        <code>messages:read</code> beside <code>webhooks:write</code> to have events of messages
        sent, and <code>sessions:read</code> for those of sessions.
      </p>
      <Section id="events" title="Events" level={3}>
        <EventTable />
      </Section>
      <DeliveryHeaders />
      <Envelope />
      <Kinds />
      <Changes />
      <Verification />
      <CheckIt />
      <Retries />
      <Order />
      <SendingAgain />
      <Audit />
    </Section>
  );
}

function DeliveryHeaders() {
  return (
    <Section id="delivery-headers" title="Delivery headers" level={3}>
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
    <Section id="payload-envelope" title="Payload envelope" level={3}>
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

function Kinds() {
  return (
    <Section id="kinds-of-messages" title="Kinds of messages" level={3}>
      <p>
        What a message is stands in its <code>type</code>. “Out” is the field of{' '}
        <code>POST /v1/messages</code> that sends one, “In” are the events that tell of one, and
        what stands in their <code>data</code> for this kind is beside them: <code>?</code> marks
        what may be absent. What one’s own phone writes is told by{' '}
        <code>message.sent_from_phone</code> in the same way. What WhatsApp has and whathooks does
        not know yet arrives as <code>unsupported</code>.
      </p>
      <KindTable />
      <p>
        A vote says everything that its voter has chosen now: <code>poll.vote</code> with no{' '}
        <code>options</code> takes a vote back. <code>GET /v1/messages/:id</code> of a poll or an
        event counts what holds, with who chose it, in <code>answers</code>. Votes, answers, edits
        and reactions that phones encrypt are decrypted; one that arrives before its message waits
        for it. Votes and answers are received and not sent, as are events.
      </p>
      <p>
        <code>message.pinned</code> tells that somebody pinned a message in its chat or unpinned it,
        and <code>message.kept</code> that somebody kept one from disappearing or let it go:{' '}
        <code>by</code> says who. <code>pinnedUntil</code> and <code>kept</code> stand with the
        message, and <code>GET /v1/messages?sessionId=…&amp;chat=…&amp;pinned=true</code> lists what
        is pinned now.
      </p>
    </Section>
  );
}

function Changes() {
  return (
    <Section id="changes" title="Reactions, edits and deletions" level={3}>
      <p>
        <code>message.reaction</code>, <code>message.edited</code> and <code>message.deleted</code>{' '}
        name the message they are about by its <code>id</code>. Only who wrote a message can edit or
        delete it, and in a group its administrators can delete it: <code>deletedBy</code> is then
        another than <code>from</code> (<code>deletedByType</code> says whether it is a number). A
        change that arrives before its message waits for it. A live location updates one message:
        each new place is sent as <code>message.edited</code>. What was deleted for everyone is
        erased here too.
      </p>
      <p>
        A message that only the phone may show, such as one to view once (<code>kind</code> is{' '}
        <code>view_once</code>), comes as <code>unsupported</code>, and so does one that cannot be
        decrypted. When the phone sends its content, or its author encrypts it again,{' '}
        <code>message.received</code> follows again with the same <code>data.id</code>; where it
        turns out to be a change of another message, <code>message.deleted</code> takes it away.
        Comments in communities are messages of their own kind with <code>replyTo</code>. Messages
        from before a number was linked are stored with <code>history: true</code>; webhooks hear of
        them only where the session was created with <code>historyEvents: true</code>.
      </p>
    </Section>
  );
}

function Verification() {
  return (
    <Section id="signature-verification" title="Signature verification" level={3}>
      <p>
        Verify each delivery by computing an HMAC-SHA256 of the raw request body using your webhook
        secret, then comparing it to the <code>X-Whathooks-Signature</code> header. Always compare
        with a constant-time function.
      </p>
      <CodeSample label="Verify a delivery (JavaScript)" language="javascript">
        {VERIFY_SIGNATURE}
      </CodeSample>
      <p>
        The secret is used as it is shown, with its <code>whsec_</code>. To see it work, put this
        below the function, save both as <code>receiver.mjs</code> and start it:
      </p>
      <CodeSample label="A complete receiver (Node.js)" language="javascript">
        {RECEIVER}
      </CodeSample>
      <CodeSample label="Start it" language="bash">
        {RUN_RECEIVER}
      </CodeSample>
      <p>The same, and the standard headers, language by language:</p>
      <SampleCode />
    </Section>
  );
}

function CheckIt() {
  return (
    <Section id="check-a-signature" title="Check a signature" level={3}>
      <p>
        A delivery that does not verify? Paste what your server received, and read what is wrong.
        Nothing leaves the page. The page of each webhook in the dashboard has the same box.
      </p>
      <SignatureCheck />
    </Section>
  );
}

function Retries() {
  return (
    <Section id="retries" title="Retries" level={3}>
      <p>
        An answer with a 2xx status within {DELIVERY_TIMEOUT_MS / 1_000} seconds is success.
        Anything else (redirects too) is tried again: at once, then after 5 seconds, 5 minutes, 30
        minutes, 2, 5, 10, 14, 20 and 24 hours, each up to 20 % sooner or later. What waits survives
        restarts. A webhook that answers 410 is switched off, and so is one to which nothing could
        be delivered for five days; <code>webhook.disabled</code> tells the others.
      </p>
      <p>
        A server that is down is left alone. After two failures in a row, or when most of the last
        requests failed, its deliveries pause, and one of them tries whether it is back: every 5
        seconds at first, every 3 minutes in the end. A try before a delivery’s own time uses up
        none of its attempts. The first that succeeds sends all the others on their way at once, the
        oldest first, no faster than <code>ratePerSecond</code> allows. Other webhooks notice
        nothing of it.
      </p>
      <p>
        So a delivery can arrive more than once, for example when your answer got lost. The event’s
        ID in <code>webhook-id</code> stays the same: remember it for a few days and skip what you
        have seen.
      </p>
    </Section>
  );
}

function Order() {
  return (
    <Section id="order" title="Order" level={3}>
      <p>What is promised, for each webhook on its own:</p>
      <ul>
        <li>
          Deliveries of one chat of one session are sent one after the other, in the order of the
          events. The next one leaves when the one before it was answered.
        </li>
        <li>
          One that fails holds back the later ones of its chat, and no others, while its retries are
          at most 5 minutes apart; if your server asks for more patience with{' '}
          <code>Retry-After</code>, they pass it at once. Then it arrives late. With{' '}
          <code>strictOrder</code> they wait until it is delivered or given up.
        </li>
        <li>
          Different chats, and the events of a session itself (status, QR code), are independent of
          each other and sent at the same time, as many as <code>concurrency</code> allows and as
          fast as <code>ratePerSecond</code> allows.
        </li>
        <li>
          What a recovery or a replay sends comes after what waited before. A single delivery that
          somebody sends again goes at once, and can overtake what waits for its chat. Compare{' '}
          <code>timestamp</code> where the order of events matters to you.
        </li>
      </ul>
    </Section>
  );
}
