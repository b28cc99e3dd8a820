/** Where the hosted service answers. Samples show the reader's own installation instead, once loaded. */
export const PRODUCTION_ORIGIN = 'https://api.whathooks.com';
