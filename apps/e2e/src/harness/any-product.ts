import { testDatabase } from '@whathooks/embedded-postgres';
import { SimulatorClient } from '@whathooks/whatsapp-simulator';
import { Api } from './api';
import { ALL_PRE_KEYS, Product } from './product';

/** What a story can ask of the product wherever it runs. */
export interface AnyProduct {
  api: Api;
  simulator: SimulatorClient;
  stop(): Promise<void>;
}

/**
 * The product that runs at `PRODUCT_URL`, with the simulator at `PHONE_PAGE_URL`; a built one of its
 * own over an empty database when they are not set. `npm run image` sets them, to a container.
 */
export async function anyProduct(): Promise<AnyProduct> {
  const url = process.env['PRODUCT_URL']?.trim();
  const phonePage = process.env['PHONE_PAGE_URL']?.trim();
  if (!url || !phonePage) return Product.start(ALL_PRE_KEYS, await testDatabase());
  return {
    api: new Api(url),
    simulator: new SimulatorClient(`${phonePage}/control`),
    stop: async () => {},
  };
}
