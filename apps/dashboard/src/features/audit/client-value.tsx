import { Anchor } from '@mantine/core';
import { clientNumbers } from '../clients/address';
import { useClients } from '../clients/queries';
import { Link } from '../../shared/ui/link';
import { clientWords as words } from './client-words';

interface ClientValueProps {
  id: string;
  /** What it was called then; absent where nobody wrote it down. */
  name: string | undefined;
}

/** A client as it is called now, with a link to its numbers; one that is gone as it was called. */
export function ClientValue({ id, name }: ClientValueProps) {
  const { data: clients } = useClients();
  const client = clients?.find((one) => one.id === id);
  if (client)
    return (
      <Anchor component={Link} href={clientNumbers(id)} underline="always" inherit>
        <bdi>{client.name}</bdi>
      </Anchor>
    );
  // A list that is not there yet says nothing of it.
  if (!clients) return <bdi>{name ?? '…'}</bdi>;
  return name === undefined ? words.deletedClient : words.deleted(<bdi>{name}</bdi>);
}
