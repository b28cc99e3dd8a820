'use client';

import { Anchor } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import type { ClientView } from '@whathooks/dto';
import { API_KEYS } from '../../../../features/api-keys/address';
import { useMay } from '../../../../features/auth/use-may';
import { clientNumbers } from '../../../../features/clients/address';
import { useClients, useRemoveClient } from '../../../../features/clients/queries';
import { useSessions } from '../../../../features/numbers/queries';
import { Link } from '../../../../shared/ui/link';
import { EditableListScreen } from '../editable-list/editable-list-screen';
import classes from './clients-screen.module.css';
import { useWebhooksQuestion } from './webhooks-question';
import { words } from './words';

const ClientForm = dynamic(() => import('./client-form').then((parts) => parts.ClientForm));

/** Numbers named in a row; those beyond are counted. */
const NAMED = 6;

/** Every client of the organization, with its numbers. */
export function ClientsScreen() {
  const query = useClients();
  const remove = useRemoveClient();
  const { withChoice, question } = useWebhooksQuestion();
  const mayInvite = useMay('members:write');
  return (
    <EditableListScreen
      words={words}
      to="sessions:write"
      icon={IconUsersGroup}
      query={query}
      nameOf={({ name }) => name}
      rowClass={classes.row}
      row={(client, buttons) => (
        <>
          <div className={classes.who}>
            <h2 className={classes.name}>
              <bdi>{client.name}</bdi>
            </h2>
            <Numbers client={client} />
          </div>
          <div className={classes.actions}>
            {client.sessionIds.length > 0 && (
              <Anchor
                component={Link}
                href={clientNumbers(client.id)}
                size="sm"
                aria-label={words.showNumbersOf(client.name)}
              >
                {words.showNumbers}
              </Anchor>
            )}
            {buttons}
          </div>
        </>
      )}
      form={(client, onClose) => <ClientForm {...(client && { client })} onClose={onClose} />}
      remove={(id) =>
        withChoice((webhooks) => remove.mutateAsync({ id, ...(webhooks && { webhooks }) }))
      }
    >
      {question}
      {mayInvite && query.data && query.data.length > 0 && (
        <p className={classes.next}>
          {words.next}
          <Anchor component={Link} href="/settings/people/" size="sm" underline="always">
            {words.people}
          </Anchor>
          <Anchor component={Link} href={API_KEYS} size="sm" underline="always">
            {words.keys}
          </Anchor>
        </p>
      )}
    </EditableListScreen>
  );
}

function Numbers({ client: { sessionIds } }: { client: ClientView }) {
  const { data: sessions = [] } = useSessions();
  const names = sessions.flatMap(({ id, name }) => (sessionIds.includes(id) ? [name] : []));
  return (
    <p className={classes.numbers}>
      {sessionIds.length === 0
        ? words.withoutNumbers
        : words.numbersOf(names.slice(0, NAMED), names.length - NAMED)}
    </p>
  );
}
