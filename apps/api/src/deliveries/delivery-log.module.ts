import { Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller';
import { DeliveriesModule } from './deliveries.module';
import { DeliveryLogService } from './log/delivery-log.service';
import { DeliveryStatsService } from './log/delivery-stats.service';
import { EventsController } from './log/events.controller';
import { RecoveriesController } from './recovery/recoveries.controller';
import { RecoveryService } from './recovery/recovery.service';
import { TestDeliveriesService } from './test-deliveries.service';

/** The log of deliveries as the API shows it. Only in processes that serve the API. */
@Module({
  imports: [DeliveriesModule],
  controllers: [DeliveriesController, EventsController, RecoveriesController],
  providers: [DeliveryLogService, DeliveryStatsService, RecoveryService, TestDeliveriesService],
  exports: [DeliveryLogService, DeliveryStatsService, RecoveryService, TestDeliveriesService],
})
export class DeliveryLogModule {}
