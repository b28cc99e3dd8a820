/** A page of the documentation. */
export interface DocsPlace {
  href: string;
  title: string;
  lead: string;
}

/** Pages beside the guide, in the order of the contents. */
export const PAGES = {
  localhost: {
    href: '/docs/localhost/',
    title: 'Receive on localhost',
    lead: 'A webhook needs no server on the internet while you build: how deliveries reach your own machine.',
  },
  linking: {
    href: '/docs/linking/',
    title: 'When a number does not link',
    lead: 'Every reason a number can have for not being online, what its phone shows, and what to do. The API gives the reason in statusReason.',
  },
  webhookFailures: {
    href: '/docs/webhook-failures/',
    title: 'When a webhook fails',
    lead: 'How to find a delivery by whatever you have in hand, what each error means, and how to send again what was missed.',
  },
  alerts: {
    href: '/docs/alerts/',
    title: 'Alerts',
    lead: 'whathooks tells once when something needs a person, and once when it is over: in the dashboard, by webhook and by mail.',
  },
  passkeys: {
    href: '/docs/passkeys/',
    title: 'Passkeys',
    lead: 'Since the middle of 2026 WhatsApp links a growing share of accounts only with their passkey. How to give it, and how to do so from your own code.',
  },
  running: {
    href: '/docs/running/',
    title: 'Run your own whathooks',
    lead: 'Going live, backup, upgrade and sizing, for whoever operates an installation.',
  },
  proxy: {
    href: '/docs/behind-a-proxy/',
    title: 'Behind a proxy',
    lead: 'nginx or Caddy in front, under a host name of its own or below a path of another one, with TLS.',
  },
  errors: {
    href: '/docs/errors/',
    title: 'All error codes',
    lead: 'Every error the API answers, by status. The code is stable: branch on it, not on the words.',
  },
} as const satisfies Record<string, DocsPlace>;
