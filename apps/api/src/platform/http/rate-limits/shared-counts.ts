import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scheduler } from '../../scheduler/scheduler';
import { InstallationSecrets } from '../../vault/installation-secrets';
import { Cells } from './cells';
import { SharedCountsRepository } from './shared-counts.repository';
import { WindowCounter } from './window-counter';

/** How long a process counts for itself before it hears of the others. */
const EVERY_MS = 1_000;

/** What is counted. Numbers of rows, which stay as they are. */
const COUNTERS = { addresses: 0, actors: 1, registrations: 2, organizations: 3 } as const;
export type CounterName = keyof typeof COUNTERS;

/**
 * Counters of all processes together. Each counts in its memory, at once, and tells the others every second: so they
 * allow together what one may, and what comes within a second.
 */
@Injectable()
export class SharedCounts implements OnModuleInit {
  private counters = counters(new Cells());

  constructor(
    private readonly rows: SharedCountsRepository,
    private readonly secrets: InstallationSecrets,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'sharing of request counts',
      everyMs: EVERY_MS,
      run: () => this.share(),
    });
  }

  /** Which cells a key has is the same in all processes, and known to nobody outside. */
  async onModuleInit(): Promise<void> {
    this.counters = counters(new Cells(await this.secrets.get('request-count-cells')));
  }

  get(name: CounterName): WindowCounter {
    return this.counters[name];
  }

  /** Tells the others, and hears of them. */
  async share(): Promise<void> {
    for (const [name, number] of Object.entries(COUNTERS)) {
      const counter = this.counters[name as CounterName];
      const unsent = counter.takeUnsent();
      if (unsent.used.size === 0) continue;
      try {
        counter.adopt(await this.rows.add(number, unsent));
      } catch (error) {
        counter.putBack(unsent);
        throw error;
      }
    }
  }
}

function counters(cells: Cells): Record<CounterName, WindowCounter> {
  const names = Object.keys(COUNTERS) as CounterName[];
  return Object.fromEntries(names.map((name) => [name, new WindowCounter(cells)])) as Record<
    CounterName,
    WindowCounter
  >;
}
