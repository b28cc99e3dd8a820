import { PAGES } from './pages';

/** Where the sections are that once stood on the first page: bookmarks and links of others lead there. */
export const MOVED_SECTIONS: Readonly<Record<string, string>> = {
  quickstart: PAGES.quickstart.href,
  'connecting-a-number': PAGES.connecting.href,
  webhooks: PAGES.webhooks.href,
  events: `${PAGES.webhooks.href}#events`,
  'delivery-headers': `${PAGES.webhooks.href}#delivery-headers`,
  'payload-envelope': `${PAGES.webhooks.href}#payload-envelope`,
  'kinds-of-messages': PAGES.kinds.href,
  changes: `${PAGES.kinds.href}#changes`,
  'signature-verification': PAGES.signatures.href,
  'check-a-signature': `${PAGES.signatures.href}#check-a-signature`,
  retries: `${PAGES.retries.href}#retries`,
  order: `${PAGES.retries.href}#order`,
  'sending-again': `${PAGES.retries.href}#sending-again`,
  'audit-log': `${PAGES.retries.href}#audit-log`,
  'sending-messages': PAGES.sending.href,
  files: PAGES.files.href,
  searching: `${PAGES.chats.href}#searching`,
  'api-reference': PAGES.api.href,
  scopes: `${PAGES.api.href}#scopes`,
  'clients-and-limits': `${PAGES.clients.href}#clients-and-limits`,
  'errors-and-limits': PAGES.limits.href,
};
