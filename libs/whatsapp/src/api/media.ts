/** What the rest of the product may know about WhatsApp's media servers. */

import type { Duplex } from 'node:stream';

/** Where files are uploaded and downloaded, as WhatsApp names it for one number. */
export interface MediaHosts {
  /** `https://mmg.whatsapp.net` and others, in the order in which they are to be tried. Never empty, and never anybody else's. */
  origins: readonly string[];
  /** Stands in the address of an upload. */
  auth: string;
  /** Until when `auth` is taken. */
  expiresAt: Date;
  /** Longest upload that is taken, in bytes; null where WhatsApp does not say. */
  maxBytes: number | null;
  /** The way there, where the number has a proxy; null where connections are direct. */
  tunnel: MediaTunnel | null;
}

/** Opens connections through the proxy of a number. */
export interface MediaTunnel {
  /** @throws Error where the proxy cannot be reached, or does not let it through. */
  connect(to: { hostname: string; port: number; isSecure: boolean }): Promise<Duplex>;
}

/** The message whose file our own phone is asked to upload again, as it arrived. */
export interface ReuploadRequest {
  waMessageId: string;
  /** JID of the chat. */
  chat: string;
  /** JID of the author. */
  author: string;
  fromMe: boolean;
  /** 32 bytes. */
  mediaKey: Uint8Array;
}

/** The result. Only `not_found` is the phone's last word. */
export type Reupload =
  | { outcome: 'uploaded'; directPath: string }
  /** `refused`: the phone could not; `unanswered`: no answer came in time, or the connection ended. */
  | { outcome: 'not_found' | 'refused' | 'unanswered' };
