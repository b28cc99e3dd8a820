import type { SessionView } from '@whathooks/dto';
import { formatPhone } from '../../../../../shared/format/format';
import { Section } from '../../../../../shared/screens/section';
import { Facts } from '../../../../../shared/ui/facts';
import { FullMoment } from '../../../../../shared/ui/moment';
import classes from './number-details.module.css';
import { words } from './words';

/** What is known about a number. */
export function NumberDetails({ session }: { session: SessionView }) {
  const metadata = Object.entries(session.metadata);
  const { id, phone, pushName, connectedAt, createdAt } = session;
  return (
    <Section title={words.title}>
      <Facts
        facts={[
          {
            term: words.sessionId,
            value: <code>{id}</code>,
            copy: { value: id, what: words.sessionIdCopy },
          },
          { term: words.phone, value: phone ? formatPhone(phone) : words.notLinked },
          pushName ? { term: words.pushName, value: pushName } : null,
          connectedAt ? { term: words.connected, value: <FullMoment at={connectedAt} /> } : null,
          { term: words.created, value: <FullMoment at={createdAt} /> },
        ]}
      />
      {metadata.length > 0 && (
        <>
          <h3 className={classes.subtitle}>{words.metadata}</h3>
          <Facts facts={metadata.map(([term, value]) => ({ term, value }))} />
        </>
      )}
    </Section>
  );
}
