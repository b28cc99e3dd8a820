import { createClient, createConfig } from '@whathooks/api-client';
import { freshAccessToken, refresh } from './auth-store';
import { BASE_PATH } from '../../shared/own-address';
import { answeredProblem } from '../../shared/api/problem';

/** How long a request may take, in milliseconds. The API answers a send after 10 s at the latest. */
const TIMEOUT = 30_000;

/** Requests on behalf of the logged-in user. Every failure rejects with an `ApiProblem`. */
export const client = createClient(
  createConfig({ baseUrl: BASE_PATH, throwOnError: true, fetch: authorizedFetch }),
);
client.interceptors.error.use(answeredProblem);

async function authorizedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const again = request.clone();
  const response = await sendAuthorized(request);
  if (response.status !== 401) return response;
  // A token can be refused before its end, after a restart with new keys for one. Renew it once.
  await refresh();
  return sendAuthorized(again);
}

async function sendAuthorized(request: Request): Promise<Response> {
  request.headers.set('Authorization', `Bearer ${await freshAccessToken()}`);
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT)]);
  return fetch(request, { signal });
}
