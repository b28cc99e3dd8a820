/** A server that nobody listens on: sessions of a test never get further than trying. */
export const NO_WHATSAPP = {
  WHATSAPP_WS_URL: 'ws://127.0.0.1:9/',
  WHATSAPP_ROOT_KEY: '00'.repeat(32),
};
