import { Module } from '@nestjs/common';
import { AddressGuard } from '../platform/outbound-http/address-guard';
import { DeliveriesService } from './queue/deliveries.service';
import { EventGates } from './queue/event-gates';
import { LanesService } from './queue/lanes.service';
import { Partitions } from './queue/partitions/partitions';
import { StoredEvents } from './queue/stored-events';
import { RESOLVE_HOST, resolveHost } from '../platform/outbound-http/resolve-host';

/** For processes that create events or manage webhooks. Sending is `DeliveryWorkerModule`. */
@Module({
  providers: [
    DeliveriesService,
    EventGates,
    LanesService,
    AddressGuard,
    Partitions,
    StoredEvents,
    { provide: RESOLVE_HOST, useValue: resolveHost },
  ],
  exports: [DeliveriesService, EventGates, LanesService, AddressGuard, Partitions, StoredEvents],
})
export class DeliveriesModule {}
