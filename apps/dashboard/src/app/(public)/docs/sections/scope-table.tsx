import { Fragment } from 'react';
import { EVENT_SCOPES, WEBHOOK_EVENTS } from '@whathooks/dto/events';
import { API_KEY_SCOPES, type ApiKeyScope, reaches, ROLES, SCOPES } from '@whathooks/dto/facts';
import { DocTable } from '../frame/doc-table';

/** Every scope of an API key: what it allows, for which roles of people, and which events need it. */
export function ScopeTable() {
  return (
    <DocTable
      label="Scopes"
      head={['Scope', 'Allows', 'Roles that may do the same', 'Events that need it']}
      rows={API_KEY_SCOPES.map((scope) => [
        <code key={scope}>{scope}</code>,
        SCOPES[scope].sentence,
        ROLES.filter((role) => reaches(role, SCOPES[scope].role)).join(', '),
        <Events key="events" scope={scope} />,
      ])}
    />
  );
}

function Events({ scope }: { scope: ApiKeyScope }) {
  return WEBHOOK_EVENTS.filter((event) => EVENT_SCOPES[event] === scope).map((event, at) => (
    <Fragment key={event}>
      {at > 0 && ', '}
      <code>{event}</code>
    </Fragment>
  ));
}
