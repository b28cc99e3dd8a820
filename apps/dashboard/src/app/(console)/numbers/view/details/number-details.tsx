import type { ReactNode } from 'react';
import type { SessionView } from '@whathooks/dto';
import { CopyIcon } from '../../../../../shared/ui/copy';
import { formatFull, formatPhone } from '../../../../../shared/format/format';
import classes from './number-details.module.css';

/** What is known about a number. */
export function NumberDetails({ session }: { session: SessionView }) {
  const metadata = Object.entries(session.metadata);
  return (
    <section aria-labelledby="details-title">
      <h2 id="details-title" className={classes.title}>
        Details
      </h2>
      <dl className={classes.list}>
        <Detail term="Session id">
          <span className={classes.id}>
            <code>{session.id}</code>
            <CopyIcon value={session.id} what="session id" />
          </span>
        </Detail>
        <Detail term="Phone">{session.phone ? formatPhone(session.phone) : 'Not linked'}</Detail>
        {session.pushName && <Detail term="WhatsApp name">{session.pushName}</Detail>}
        {session.connectedAt && (
          <Detail term="Last connected">{formatFull(session.connectedAt)}</Detail>
        )}
        <Detail term="Created">{formatFull(session.createdAt)}</Detail>
      </dl>
      {metadata.length > 0 && (
        <>
          <h3 className={classes.subtitle}>Metadata</h3>
          <dl className={classes.list}>
            {metadata.map(([key, value]) => (
              <Detail key={key} term={key}>
                {value}
              </Detail>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

function Detail({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className={classes.item}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
