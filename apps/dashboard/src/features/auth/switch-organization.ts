import { authSwitch } from '@whathooks/api-client';
import { entered } from './auth-store';
import { client } from './client';

/** Switches to another organization of the logged-in user; the console reloads with it. */
export async function switchOrganization(organizationId: string): Promise<void> {
  entered((await authSwitch({ client, body: { organizationId } })).data);
}
