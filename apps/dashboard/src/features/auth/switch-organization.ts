import { authSwitch } from '@whathooks/api-client';
import { entered } from './auth-store';
import { client } from './client';

/** Enters another organization of whoever is logged in; the console begins anew with it. */
export async function switchOrganization(organizationId: string): Promise<void> {
  entered((await authSwitch({ client, body: { organizationId } })).data);
}
