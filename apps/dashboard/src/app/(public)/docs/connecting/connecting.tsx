import { SESSION_STATUS_MEANINGS, STATUS_REASON_MEANINGS } from '@whathooks/dto/facts';
import { DocTable } from '../frame/doc-table';
import { CREATE_SESSION, GET_QR } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';
import { Section } from '../frame/section';
import { Link } from '../../../../shared/ui/link';

const STATUSES = Object.entries(SESSION_STATUS_MEANINGS);
const REASONS = Object.entries(STATUS_REASON_MEANINGS);

export function Connecting() {
  return (
    <>
      <Creating />
      <Statuses />
      <QrCode />
      <PairingCode />
      <Reasons />
    </>
  );
}

function Creating() {
  return (
    <Section id="creating" title="Create a session">
      <p>
        A number is called a session in the API: create one, show its code to the person with the
        phone, and wait until it is <code>CONNECTED</code>.
      </p>
      <RequestSample label="Create a session" request={CREATE_SESSION} />
      <p>
        The person with the phone is somebody else? A{' '}
        <Link href="/docs/clients/#connect-links">connect link</Link> shows them the code on a page
        of its own, without an account.
      </p>
    </Section>
  );
}

function Statuses() {
  return (
    <Section id="statuses" title="Statuses">
      <p>
        A session moves through a series of statuses as it links and stays online. You can poll a
        session or subscribe to <code>session.status</code> webhooks to track it.
      </p>
      <DocTable
        label="Session statuses"
        head={['Status', 'Meaning']}
        rows={STATUSES.map(([status, meaning]) => [<code key={status}>{status}</code>, meaning])}
      />
    </Section>
  );
}

function QrCode() {
  return (
    <Section id="qr-code" title="The QR code">
      <p>
        While the status is <code>QR</code>, <code>GET /v1/sessions/:id</code> carries the raw
        string in <code>qr</code> and its end in <code>qrExpiresAt</code>. A new one follows by
        itself until it is scanned; each comes as a <code>session.qr</code> event too. WhatsApp as a
        rule retires the first code that a phone scans, and the phone says that it could not link
        the device: the session has <code>statusReason: &quot;scan_again&quot;</code> then and a new
        code already, which the person scans once more. When all codes of one attempt ran out
        unscanned, the session is <code>PENDING</code> with{' '}
        <code>statusReason: &quot;qr_timeout&quot;</code>, and{' '}
        <code>POST /v1/sessions/:id/connect</code> starts again.
      </p>
      <RequestSample label="Get the QR code" request={GET_QR} />
      <p>
        With <code>Accept: image/svg+xml</code> it is a drawing, with{' '}
        <code>Accept: application/json</code> the string.
      </p>
    </Section>
  );
}

function PairingCode() {
  return (
    <Section id="pairing-code" title="A pairing code instead">
      <p>
        Where a camera is not at hand, <code>POST /v1/sessions/:id/pairing-code</code> with{' '}
        <code>{'{ "phone": "15551234567" }'}</code> answers with eight characters to type on the
        phone instead, and with the moment when they end (<code>expiresAt</code>, about three
        minutes later). It answers once WhatsApp has taken the code; where WhatsApp refuses one, as
        after several for the same number, the error is <code>pairing_refused</code>. WhatsApp may
        retire a code that is shown: the next one is in <code>pairingCode</code> of the session and
        comes as a <code>session.pairing_code</code> event.
      </p>
    </Section>
  );
}

function Reasons() {
  return (
    <Section id="reasons" title="Reasons of a status">
      <p>
        <code>statusReason</code> says why a session is where it is, in the answer and as{' '}
        <code>reason</code> in the event. <code>statusDetail</code> (<code>detail</code>) adds what
        WhatsApp said when it refused a login: its code, and its own words where it gave some. Where
        WhatsApp does not want another login for a time, <code>retryAt</code> says until when.
      </p>
      <DocTable
        label="Reasons of a status"
        head={['Reason', 'Meaning']}
        rows={REASONS.map(([reason, meaning]) => [<code key={reason}>{reason}</code>, meaning])}
      />
      <p>
        Some accounts are linked only with their passkey: the status stays <code>QR</code> with the
        reason <code>passkey_required</code>.{' '}
        <Link href="/docs/passkeys/">Passkeys have a page of their own</Link>, and so has{' '}
        <Link href="/docs/linking/">what to do when a number does not link</Link>.
      </p>
    </Section>
  );
}
