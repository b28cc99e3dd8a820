import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import type { Environment } from '../../platform/config/environment';
import { OwnOrigin } from '../../platform/http/own-origin';
import { Provider } from './provider';

/** A provider whose document is counted, and whose answer is an error until it is well. */
let server: Server;
let issuer: string;
let asked: number;
let isWell: boolean;
let provider: Provider;

beforeEach(async () => {
  [asked, isWell] = [0, false];
  server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(isWell ? 200 : 500, { 'content-type': 'application/json' });
    const authorization_endpoint = `${issuer}/authorize`;
    response.end(JSON.stringify({ issuer, authorization_endpoint, jwks_uri: `${issuer}/keys` }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { issuer, clientId: 'whathooks', clientSecret: 'secret', name: 'Agency SSO' };
  const environment = { oidc: settings, publicUrl: 'http://127.0.0.1' } as unknown as Environment;
  provider = new Provider(environment, { value: 'http://127.0.0.1' } as OwnOrigin);
});
afterEach(async () => {
  jest.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** So many people begin to log in at once. */
const begin = (people: number) =>
  Promise.allSettled(Array.from({ length: people }, () => provider.page()));

it('is asked once by all who come at the same time, and keeps its answer', async () => {
  isWell = true;
  const begun = await begin(5);
  expect(begun.map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'));
  await provider.page();
  expect(asked).toBe(1);
});

it('is left alone for some seconds where it failed, and asked again then', async () => {
  jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
  const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
  await begin(5);
  const [again] = await begin(1);
  expect(again).toMatchObject({ status: 'rejected', reason: { code: 'provider_unavailable' } });
  expect(asked).toBe(1);
  isWell = true;
  now.mockReturnValue(Date.now() + 10_000);
  await provider.page();
  expect(asked).toBe(2);
});
