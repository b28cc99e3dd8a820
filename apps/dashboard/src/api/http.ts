import axios, { AxiosHeaders, isAxiosError, type InternalAxiosRequestConfig } from 'axios';
import { freshAccessToken, refresh } from '../auth/auth-store';
import { toProblem } from './problem';

type Retriable = InternalAxiosRequestConfig & { renewed?: boolean };

/** Requests on behalf of whoever is logged in. Every failure rejects with an `ApiProblem`. */
export const http = axios.create({ timeout: 30_000 });

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
