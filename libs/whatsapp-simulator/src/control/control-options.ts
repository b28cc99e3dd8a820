import type { Exchange } from '../exchange/exchange';
import type { WhatsAppServer } from '../server/whatsapp-server';

/** What the control API works with. */
export interface ControlOptions {
  exchange: Exchange;
  server: WhatsAppServer;
  /** What clients need to find the simulator. */
  info: () => { wsUrl: string; rootKey: string };
  /** Folder of the phone page, served at `/`. */
  pageDir?: string | undefined;
  /** Further files of the page: path in the address → path of the file. */
  pageFiles?: Record<string, string> | undefined;
}
