import type { QueryClient } from '@tanstack/react-query';
import type { LiveEnvelope } from '@whathooks/dto';
import { refresh } from '../auth/auth-store';
import { membersChanged } from '../members/queries';

/** Reads anew what changed of the organization. Whoever is logged in may have got another role by it. */
export function applyOrganizationChange(client: QueryClient, event: string): void {
  const { data } = JSON.parse(event) as LiveEnvelope<'organization.changed'>;
  if (data.what !== 'members') return;
  membersChanged(client);
  void refresh().catch(() => undefined);
}
