import { Module } from '@nestjs/common';
import { AddressGuard } from '../platform/outbound-http/address-guard';
import { DeliveriesService } from './queue/deliveries.service';
import { DeliverySignal } from './queue/delivery-signal';
import { LanesService } from './queue/lanes.service';
import { Partitions } from './queue/partitions';
import { RESOLVE_HOST, resolveHost } from '../platform/outbound-http/resolve-host';

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
