import type { SessionView } from '@whathooks/dto';
import { Anchor } from '@mantine/core';
import { clientNumbers } from '../../../../../features/clients/address';
import { useClients } from '../../../../../features/clients/queries';
import { Section } from '../../../../../shared/screens/section';
import { Facts } from '../../../../../shared/ui/facts';
import { Link } from '../../../../../shared/ui/link';
import { FullMoment } from '../../../../../shared/ui/moment';
import { Phone } from '../../../../../shared/ui/phone';
import classes from './number-details.module.css';
import { words } from './words';

/** What is known about a number. */
export function NumberDetails({ session }: { session: SessionView }) {
  const metadata = Object.entries(session.metadata);
  const { id, phone, pushName, connectedAt, createdAt, clientId } = session;
  const { data: clients = [] } = useClients();
  const client = clients.find((one) => one.id === clientId);
  return (
    <Section title={words.title}>
      <Facts
        facts={[
          {
            term: words.sessionId,
            value: <code>{id}</code>,
            copy: { value: id, what: words.sessionIdCopy },
          },
          {
            term: words.phone,
            value: phone ? <Phone digits={phone} /> : words.notLinked,
            ...(phone && { copy: { value: `+${phone}`, what: words.phoneCopy } }),
          },
          pushName ? { term: words.pushName, value: <bdi>{pushName}</bdi> } : null,
          client !== undefined && {
            term: words.client,
            value: (
              <Anchor component={Link} href={clientNumbers(client.id)} size="sm">
                <bdi>{client.name}</bdi>
              </Anchor>
            ),
          },
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
