import { CodeSample } from '../frame/code-sample';
import { Section } from '../frame/section';
import { BACK_UP, GO_LIVE, MAKE_MASTER_KEY } from '../samples/running';
import { Link } from '../../../../shared/ui/link';

export function Running() {
  return (
    <>
      <GoingLive />
      <Backup />
      <Upgrade />
      <Sizing />
    </>
  );
}

function GoingLive() {
  return (
    <Section id="going-live" title="Going live">
      <p>
        <code>docker/compose.yaml</code> of the repository runs whathooks with PostgreSQL and links
        real numbers:
      </p>
      <CodeSample label="Start with PostgreSQL" language="bash">
        {GO_LIVE}
      </CodeSample>
      <ul>
        <li>
          Put a proxy that speaks TLS in front of port 3000, and name it in <code>TRUST_PROXY</code>
          , or all callers are one to the rate limits:{' '}
          <Link href="/docs/behind-a-proxy/">behind a proxy</Link>.
        </li>
        <li>
          <code>PUBLIC_URL</code> is the address under which browsers reach the dashboard.
        </li>
        <li>
          The first account that is made owns the installation; with <code>REGISTRATION=first</code>{' '}
          others come by invitation.
        </li>
        <li>
          Set <code>SMTP_URL</code> and <code>MAIL_FROM</code>, and{' '}
          <Link href="/docs/alerts/">alerts</Link> are told by mail.
        </li>
        <li>
          Let <code>GET /health/ready</code> be watched: it answers 200 only while whathooks can
          really serve.
        </li>
        <li>Keep phones reachable: a phone unlinks a device that was away for about two weeks.</li>
      </ul>
    </Section>
  );
}

function Backup() {
  return (
    <Section id="backup" title="Backup">
      <p>Three things belong together, and none is of use without the others:</p>
      <ol>
        <li>
          <strong>The database.</strong> It holds numbers with their credentials, messages,
          deliveries, and the keys of the files.
        </li>
        <li>
          <strong>The master key</strong>, in <code>MASTER_KEY</code> or in{' '}
          <code>DATA_DIR/master.key</code>. Without it credentials and secrets cannot be read. Keep
          it apart from the database’s backup.
        </li>
        <li>
          <strong>The files of messages</strong>, in <code>DATA_DIR/media</code> or in the bucket of{' '}
          <code>MEDIA_STORE</code>.
        </li>
      </ol>
      <CodeSample label="Back up the database and the data folder" language="bash">
        {BACK_UP}
      </CodeSample>
      <p>
        The database first, then the files: a file that the database does not know is deleted after
        a day, and one that is missing is only told as failed. Never run two installations on copies
        of the same data: both would be the same linked devices, and WhatsApp ends one of them (
        <code>replaced</code>).
      </p>
    </Section>
  );
}

function Upgrade() {
  return (
    <Section id="upgrade" title="Upgrade">
      <ol>
        <li>Back up, and read the changelog.</li>
        <li>
          Stop whathooks. It takes up to ten seconds to close; messages that arrive meanwhile wait
          at WhatsApp, and deliveries wait in the database.
        </li>
        <li>
          Start the new version on the same database. It changes the tables by itself before it
          serves; numbers come back without a new scan.
        </li>
      </ol>
      <p>
        The way back is the backup: an older version is not made for tables that a newer one has
        changed.
      </p>
    </Section>
  );
}

function Sizing() {
  return (
    <Section id="sizing" title="Sizing">
      <p>What grows, and what bounds it:</p>
      <ul>
        <li>
          <strong>Numbers.</strong> Each is a connection that stays open. When a process starts, a
          number costs it about 18 ms of processor time and PostgreSQL about 5, measured with 200
          numbers. One organization may have <code>MAX_SESSIONS</code>.
        </li>
        <li>
          <strong>Deliveries.</strong> Each webhook sends as many at once as its{' '}
          <code>concurrency</code>. Processes with <code>ROLES=delivery</code> on the same database
          take webhooks over from the others.
        </li>
        <li>
          <strong>The database.</strong> Events, deliveries and attempts are kept for{' '}
          <code>RETENTION_DAYS</code> and dropped by the day; messages are kept.
        </li>
        <li>
          <strong>Files</strong> are kept for <code>MEDIA_RETENTION_DAYS</code>, none above{' '}
          <code>MEDIA_MAX_MB</code>.
        </li>
      </ul>
      <p>
        Several processes share a database, each with the same <code>MASTER_KEY</code> and one place
        for files that all of them reach:
      </p>
      <CodeSample label="Make a master key" language="bash">
        {MAKE_MASTER_KEY}
      </CodeSample>
      <p>
        <code>npm run bench</code> measures deliveries and numbers on the machine that it runs on.
      </p>
    </Section>
  );
}
