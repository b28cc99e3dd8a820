import { Module } from '@nestjs/common';
import { AddressGuard } from './address-guard';
import { DeliveriesService } from './deliveries.service';
import { DeliverySignal } from './delivery-signal';
import { LanesService } from './lanes.service';
import { Partitions } from './partitions';
import { RESOLVE_HOST, resolveHost } from './resolve-host';

/** What any process needs that makes events or keeps webhooks. Sending is `DeliveryWorkerModule`. */
@Module({
  providers: [
    DeliveriesService,
    DeliverySignal,
    LanesService,
    AddressGuard,
    Partitions,
    { provide: RESOLVE_HOST, useValue: resolveHost },
  ],
  exports: [DeliveriesService, DeliverySignal, LanesService, AddressGuard, Partitions],
})
export class DeliveriesModule {}
