import type { ClusterBus } from '../../platform/cluster/cluster-bus';
import { DELIVERIES_DUE, SHARE } from '../queue/delivery-topics';
import type { OtherProcesses } from './lanes/lane-sharing';

/** The other delivery processes, as they are reached over the bus. */
export class ProcessesOnBus implements OtherProcesses {
  constructor(private readonly bus: Pick<ClusterBus, 'publish' | 'publishToOthers'>) {}

  requestLanes(busy: number): void {
    this.bus.publishToOthers(SHARE, { busy });
  }

  offerLanes(lanes: readonly string[]): void {
    this.bus.publish(DELIVERIES_DUE, { lanes });
  }
}
