import { oidcComplete, oidcFinish, oidcLink, oidcStart } from '@whathooks/api-client';
import type { CompleteOidcRequest, OidcOutcome } from '@whathooks/dto';
import { ApiProblem } from '../../../shared/api/problem';
import { publicClient } from '../../../shared/api/public-client';
import { entered } from '../auth-store';
import { client } from '../client';
import { safeNext } from '../next-address';
import { words } from './words';

/** Where somebody goes who is logged in, kept while they are at the provider. */
const NEXT = 'whathooks.next';

/**
 * Leaves for the page of the log-in provider.
 *
 * @param invitation secret of one that is to be accepted.
 */
export async function goToProvider(invitation?: string): Promise<void> {
  const { data } = await oidcStart({
    client: publicClient,
    body: invitation === undefined ? {} : { invitation },
  });
  keepNext(new URLSearchParams(window.location.search).get('next'));
  window.location.assign(data.url);
}

/** Leaves for the page of the log-in provider, to have the account there linked to one's own. */
export async function goLinkProvider(currentPassword: string): Promise<void> {
  const { data } = await oidcLink({ client, body: { currentPassword } });
  window.location.assign(data.url);
}

let returned: { address: string; outcome: Promise<OidcOutcome> } | null = null;

/**
 * What came of a return from the provider. An answer is good once, so it is brought once, however often the page asks.
 *
 * @param address query of the page.
 */
export function comeBack(address: string): Promise<OidcOutcome> {
  if (returned?.address !== address) returned = { address, outcome: finish(address) };
  return returned.outcome;
}

async function finish(address: string): Promise<OidcOutcome> {
  const answer = new URLSearchParams(address);
  const code = answer.get('code');
  const iss = answer.get('iss');
  if (code === null) throw refusal(answer.get('error'));
  const body = { code, state: answer.get('state') ?? '', ...(iss === null ? {} : { iss }) };
  const { data } = await oidcFinish({ client: publicClient, body });
  if (data.entered) entered(data.entered);
  return data;
}

/** Gives what was asked for yet, and is logged in. */
export async function completeLogIn(body: CompleteOidcRequest): Promise<void> {
  entered((await oidcComplete({ client: publicClient, body })).data);
}

/** Where somebody goes who is logged in. */
export function takeNext(): string {
  const next = sessionStorage.getItem(NEXT);
  sessionStorage.removeItem(NEXT);
  return safeNext(next, window.location.origin);
}

function keepNext(next: string | null): void {
  if (next === null) sessionStorage.removeItem(NEXT);
  else sessionStorage.setItem(NEXT, next);
}

/** Whatever else the address says is not shown: anybody can write an address. */
function refusal(error: string | null): ApiProblem {
  const said = error === 'access_denied' ? words.refused : words.noAnswer;
  return new ApiProblem({ code: 'provider_refused', status: 0, ...said });
}
