import { Section } from '../frame/section';
import { CONNECT_LINK } from '../samples/requests';
import { RequestSample } from '../../../../features/samples/shown/request-sample';
import { Link } from '../../../../shared/ui/link';

export function ConnectLinks() {
  return (
    <Section id="connect-links" title="Connect links">
      <p>
        The phone is with your customer, who has no account with you. A connect link opens a page
        that shows the QR code or a pairing code of one session, and nothing else of your
        organization. Make one on the page of the number, or by the API:
      </p>
      <RequestSample label="Make a connect link" request={CONNECT_LINK} />
      <ul>
        <li>
          <code>url</code> of the answer is shown this once, since it holds the secret. It ends when
          a phone is linked, after <code>expiresInMinutes</code> (a week at most), or with{' '}
          <code>DELETE /v1/connect-links/:id</code>.
        </li>
        <li>
          <code>language</code> is the language of the page; without it the browser’s own is taken.
        </li>
        <li>
          <code>expectedPhone</code> is the number that is to be linked. When another one is linked,
          the session says so in its own <code>expectedPhone</code>.
        </li>
        <li>
          A session that is linked already answers <strong>409</strong>{' '}
          <Link href="/docs/errors/#already_linked">already_linked</Link>, unless{' '}
          <code>replace: true</code> unlinks its number first.
        </li>
      </ul>
      <p>
        <code>GET /v1/connect-links</code> lists the ones that are open. How far the linking is tell{' '}
        <code>session.status</code> events, as for any other session.
      </p>
    </Section>
  );
}
