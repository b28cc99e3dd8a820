import { CREATE_SESSION } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';
import { Section } from '../frame/section';
import { Link } from '../../../../shared/ui/link';

export function Introduction() {
  return (
    <Section id="introduction" title="Introduction">
      <p>
        whathooks lets your clients connect their own WhatsApp number by scanning a QR code. Once
        linked, the integration works in two directions:
      </p>
      <ul>
        <li>
          <strong>Inbound → webhook.</strong> Every message your number receives is POSTed as JSON
          to a webhook URL you configure.
        </li>
        <li>
          <strong>Outbound → API.</strong> You send replies by calling our REST API at{' '}
          <code>/v1</code>.
        </li>
      </ul>
      <p>
        Connections are powered by an unofficial WhatsApp Web link via the Baileys library.
        Reconnection after a dropped link is handled automatically, and each number supports one
        linked device.
      </p>
      <p>
        Because this uses an unofficial WhatsApp Web connection, treat it like a linked device: keep
        the phone reachable and avoid behavior that could get the number flagged by WhatsApp.
      </p>
    </Section>
  );
}

export function Quickstart() {
  return (
    <Section id="quickstart" title="Quickstart">
      <p>Get from zero to a sent message in four steps.</p>
      <ol>
        <li>
          <strong>Create an account &amp; organization.</strong>{' '}
          <Link href="/register/">Sign up</Link> and create an organization. All sessions, webhooks,
          and API keys live under your organization.
        </li>
        <li>
          <strong>Create a WhatsApp session &amp; scan the QR.</strong> Create a session in the{' '}
          <Link href="/numbers/">dashboard</Link>, then open WhatsApp on your phone → Linked Devices
          → Link a Device and scan the QR.
        </li>
        <li>
          <strong>Add a webhook URL.</strong> <Link href="/webhooks/">Register</Link> an HTTPS
          endpoint to receive <code>message.received</code> and session events.
        </li>
        <li>
          <strong>Create an API key.</strong> <Link href="/api-keys/">Generate</Link> an API key to
          send messages programmatically via <code>POST /v1/messages</code>.
        </li>
      </ol>
      <p>
        No phone at hand? An installation that runs on simulated WhatsApp says so at the top of
        every page and links to a phone page that plays the phone: it scans the code, writes as a
        contact and shows what your number answered.
      </p>
      <p>The same from code, with an API key:</p>
      <RequestSample label="Create a session" request={CREATE_SESSION} />
    </Section>
  );
}
