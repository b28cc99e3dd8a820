export { EXPIRED_CERTIFICATE, EXPIRED_KEY, TEST_CERTIFICATE, TEST_KEY } from './certificate';
export { freePort } from './free-port';
export { until } from './until';
