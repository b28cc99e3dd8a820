import { createClient, createConfig } from '@whathooks/api-client';
import { AxiosHeaders, isAxiosError, type InternalAxiosRequestConfig } from 'axios';
import { freshAccessToken, refresh } from './auth-store';
import { toProblem } from '../../shared/api/problem';

type Retriable = InternalAxiosRequestConfig & { renewed?: boolean };

/** How long a request may take, in milliseconds. The API answers a send after 10 s at the latest. */
const TIMEOUT = 30_000;

/** Requests on behalf of whoever is logged in. Every failure rejects with an `ApiProblem`. */
export const client = createClient(createConfig({ throwOnError: true }));
export const http = client.instance;
http.defaults.timeout = TIMEOUT;

http.interceptors.request.use(async (config) => {
  const token = await freshAccessToken();
  config.headers = AxiosHeaders.from(config.headers).set('Authorization', `Bearer ${token}`);
  return config;
});

http.interceptors.response.use(undefined, async (error: unknown) => {
  const config = isAxiosError(error) ? (error.config as Retriable | undefined) : undefined;
  // A token can be refused before its end, after a restart with new keys for one. Renew it once.
  if (isAxiosError(error) && error.response?.status === 401 && config && !config.renewed) {
    await refresh();
    return http.request({ ...config, renewed: true } as Retriable);
  }
  throw toProblem(error);
});
