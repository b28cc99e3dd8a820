import { Global, Module } from '@nestjs/common';
import { ClusterBus } from './cluster-bus';
import { LargeMessages } from './large-messages.repository';
import { PostgresBus } from './postgres-bus';

/** How the processes of an installation work together. */
@Global()
@Module({
  providers: [LargeMessages, PostgresBus, { provide: ClusterBus, useExisting: PostgresBus }],
  exports: [ClusterBus],
})
export class ClusterModule {}
