import { SERVER } from './nodes';

/** A device of an account: 0 is the phone, companions count from 1. */
export interface DeviceAddress {
  /** Digits of the phone number or of the LID. */
  user: string;
  server: string;
  device: number;
}

/** Reads `user[:device]@server`. */
export function parseJid(jid: string): DeviceAddress {
  const match = /^([^:@]*)(?::(\d+))?@(.+)$/.exec(jid);
  return { user: match?.[1] ?? '', device: Number(match?.[2] ?? 0), server: match?.[3] ?? '' };
}

export function phoneJid(phone: string, device = 0): string {
  return `${phone}${device ? `:${device}` : ''}@${SERVER}`;
}

export function lidJid(lid: string, device = 0): string {
  return `${lid}${device ? `:${device}` : ''}@lid`;
}
