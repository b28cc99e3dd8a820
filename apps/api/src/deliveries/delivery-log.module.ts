import { Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller';
import { DeliveriesModule } from './deliveries.module';
import { DeliveryLogService } from './delivery-log.service';
import { DeliveryStatsService } from './delivery-stats.service';
import { EventsController } from './events.controller';
import { RecoveriesController } from './recoveries.controller';
import { RecoveryService } from './recovery.service';
import { TestDeliveriesService } from './test-deliveries.service';

/** What people ask of deliveries. Only in processes that serve the API. */
@Module({
  imports: [DeliveriesModule],
  controllers: [DeliveriesController, EventsController, RecoveriesController],
  providers: [DeliveryLogService, DeliveryStatsService, RecoveryService, TestDeliveriesService],
  exports: [DeliveryLogService, DeliveryStatsService, RecoveryService, TestDeliveriesService],
})
export class DeliveryLogModule {}
