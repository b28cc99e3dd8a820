import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { DeliveriesModule } from './deliveries.module';
import { DeliveryHousekeeping } from './queue/partitions/delivery-housekeeping';
import { DeliveryWorker } from './engine/delivery-worker';
import {
  queryRootServers,
  NETWORK_CHECK,
  Connectivity,
} from '../platform/outbound-http/connectivity';
import { RecoveryRunner } from './recovery/recovery-runner';
import { RETRY_SCHEDULE, RETRY_SCHEDULE_SECONDS } from './attempt/retry-schedule';

/** The delivery role: sends queued deliveries. May run in a separate process. */
@Module({})
export class DeliveryWorkerModule {
  /**
   * @param disabler module that exports `WebhookDisabler`. Passed in, because deliveries must not
   *   import webhooks.
   */
  static with(disabler: Type<unknown>): DynamicModule {
    return {
      module: DeliveryWorkerModule,
      imports: [DeliveriesModule, disabler],
      providers: [
        DeliveryWorker,
        DeliveryHousekeeping,
        RecoveryRunner,
        Connectivity,
        { provide: NETWORK_CHECK, useValue: queryRootServers },
        { provide: RETRY_SCHEDULE, useValue: RETRY_SCHEDULE_SECONDS },
      ],
    };
  }
}
