import type { KeyPair, proto } from '@whiskeysockets/baileys';
import type { Device } from '../store/accounts';
import type { Connection } from '../wire/connection';
import type { LinkingView } from './linking-records';
import type { PasskeyCeremony } from './passkey-ceremony';

/** A client that shows a linking code and is not linked yet. */
export interface PendingCompanion {
  connection: Connection;
  noiseKey: Buffer;
  data: proto.ClientPayload.IDevicePairingRegistrationData;
  refs: string[];
  since: number;
  record: LinkingView;
  /** Timer that ends its stream unless it is linked by then. */
  end: NodeJS.Timeout;
  /** How many scans were answered by retiring the code. */
  refreshes: number;
  /** Secrets of retired codes. */
  retired: Set<string>;
  code?: CodeStage;
  /** Its device at the account that accepted it, until it answers. */
  accepted?: Device;
  /** Set once the account requests a passkey. */
  passkey?: PasskeyCeremony;
}

/** A code that a client shows, to be typed on a phone. */
export interface CodeStage {
  ref: string;
  phone: string;
  since: number;
  /** How often something was typed for it. */
  tries: number;
  wrappedCompanionKey: Buffer;
  ephemeral?: KeyPair;
  code?: string;
  done?: { resolve: () => void; reject: (error: Error) => void };
}
