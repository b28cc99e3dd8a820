import { Global, Module } from '@nestjs/common';
import { ClusterBus } from './cluster-bus';
import { LargeMessages } from './large-messages.repository';
import { LivingProcesses } from './living-processes.repository';
import { PostgresBus } from './postgres-bus';
import { Router } from './router';

/** How the processes of an installation work together. */
@Global()
@Module({
  providers: [
    LargeMessages,
    LivingProcesses,
    PostgresBus,
    { provide: ClusterBus, useExisting: PostgresBus },
    Router,
  ],
  exports: [ClusterBus, Router],
})
export class ClusterModule {}
