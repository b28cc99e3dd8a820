import { createClient, createConfig } from '@whathooks/api-client';
import { BASE_PATH } from '../own-address';
import { answeredProblem } from './problem';

/**
 * Requests that need no login, and those that bring one about. Every failure rejects with an
 * `ApiProblem`.
 */
export const publicClient = createClient(createConfig({ baseUrl: BASE_PATH, throwOnError: true }));
publicClient.interceptors.error.use(answeredProblem);
