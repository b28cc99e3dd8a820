import type { Environment } from '../../src/platform/config/environment';
import { AddressGuard } from '../../src/platform/outbound-http/address-guard';
import { DatabaseConnection } from '../../src/platform/database/connection/database-connection';
import { DeliveryAttempter } from '../../src/deliveries/attempt/delivery-attempter';
import { DeliveryEngine } from '../../src/deliveries/engine/delivery-engine';
import { DeliveryQueue, prepareForQueue } from '../../src/deliveries/queue/delivery-queue';
import { DeliverySecrets } from '../../src/deliveries/queue/delivery-secrets';
import type { OtherProcesses } from '../../src/deliveries/engine/lanes/lane-sharing';
import { type NetworkCheck, Connectivity } from '../../src/platform/outbound-http/connectivity';
import type { ResolveHost } from '../../src/platform/outbound-http/resolve-host';
import { SafeHttpClient } from '../../src/platform/outbound-http/safe-http-client';
import { Vault } from '../../src/platform/vault/vault';
import type { TestApp } from '../harness';

/** A delivery engine without its process. */
export interface TestEngine {
  engine: DeliveryEngine;
  /** Cuts it off from network and database, as `kill -9` would. */
  kill(): Promise<void>;
  troubles: unknown[];
}

const ALONE: OtherProcesses = { requestLanes: () => undefined, offerLanes: () => undefined };

/** @param world what the engine's machine sees of the network, and of its database. */
export function testEngine(
  app: TestApp,
  world: {
    resolve?: ResolveHost;
    isReachable?: NetworkCheck;
    Queue?: typeof DeliveryQueue;
    others?: OtherProcesses;
  } = {},
): TestEngine {
  const [queueDatabase, reader] = ['engine of a test', 'reader of a test'].map(
    (name) => new DatabaseConnection(app.database.url, name, { opened: prepareForQueue }),
  ) as [DatabaseConnection, DatabaseConnection];
  const { resolve = () => Promise.resolve([]), isReachable = () => Promise.resolve(true) } = world;
  const { Queue = DeliveryQueue, others = ALONE } = world;
  const guard = new AddressGuard({ allowPrivateWebhooks: true } as Environment, resolve);
  const http = new SafeHttpClient(guard);
  const troubles: unknown[] = [];
  const secrets = new DeliverySecrets(app.app.get(Vault));
  const engine = new DeliveryEngine(
    new Queue(queueDatabase, reader, secrets),
    new DeliveryAttempter(http, new Connectivity(isReachable), [0, 5]),
    { disable: () => Promise.resolve() },
    others,
    { error: ({ err }: { err: unknown }) => troubles.push(err) },
  );
  return {
    engine,
    troubles,
    kill: async () => {
      await queueDatabase.close();
      await reader.close();
      await http.close();
      // Its last words fail like everything else it would do.
      await engine.stop(0).catch(() => undefined);
    },
  };
}
