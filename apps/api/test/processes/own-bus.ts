import type { DataSource } from 'typeorm';
import { Scheduler } from '../../src/platform/scheduler/scheduler';
import { LargeMessages } from '../../src/platform/cluster/large-messages.repository';
import { PostgresBus } from '../../src/platform/cluster/postgres-bus';
import type { Environment } from '../../src/platform/config/environment';

/** The bus of a process that is not there as a whole. It hears others once `onModuleInit` was called. */
export function ownBus(databaseUrl: string, dataSource: DataSource): PostgresBus {
  const patience = { connectMs: 10_000, answerMs: 15_000 };
  const environment = { databaseUrl, databasePatience: patience } as Environment;
  return new PostgresBus(environment, dataSource, new LargeMessages(dataSource), new Scheduler());
}
