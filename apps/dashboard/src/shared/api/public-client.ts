import { createClient, createConfig } from '@whathooks/api-client';

/** Requests that need no login, and those that bring one about. */
export const publicClient = createClient(createConfig({ throwOnError: true }));
