export { EXPIRED_CERTIFICATE, EXPIRED_KEY, TEST_CERTIFICATE, TEST_KEY } from './certificate';
export { freePort } from './free-port';
export { LogInProvider, type ProviderSettings } from './log-in-provider';
export { until } from './until';
