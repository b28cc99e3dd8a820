/** A page of the documentation. */
export interface DocsPlace {
  href: string;
  title: string;
  lead: string;
}

/** Every page of the documentation. `contents.ts` says in which order they stand. */
export const PAGES = {
  introduction: {
    href: '/docs/',
    title: 'whathooks documentation',
    lead: 'Connect a WhatsApp number, receive inbound messages on your webhook, and send replies through our REST API.',
  },
  quickstart: {
    href: '/docs/quickstart/',
    title: 'Quickstart',
    lead: 'From zero to a received and an answered message.',
  },
  localhost: {
    href: '/docs/localhost/',
    title: 'Receive on localhost',
    lead: 'A webhook needs no server on the internet while you build: how deliveries reach your own machine.',
  },
  connecting: {
    href: '/docs/connecting/',
    title: 'Connecting a number',
    lead: 'What a number goes through until it is online, how its code is shown, and what tells you where it stands.',
  },
  clients: {
    href: '/docs/clients/',
    title: 'Clients and connect links',
    lead: 'How an agency keeps the numbers of its customers apart, and lets them link their own phones.',
  },
  passkeys: {
    href: '/docs/passkeys/',
    title: 'Passkeys',
    lead: 'Since the middle of 2026 WhatsApp links a growing share of accounts only with their passkey. How to give it, and how to do so from your own code.',
  },
  linking: {
    href: '/docs/linking/',
    title: 'When a number does not link',
    lead: 'Every reason a number can have for not being online, what its phone shows, and what to do. The API gives the reason in statusReason.',
  },
  webhooks: {
    href: '/docs/webhooks/',
    title: 'Receiving webhooks',
    lead: 'When something happens on a session, we POST a JSON body to your webhook URL.',
  },
  kinds: {
    href: '/docs/kinds/',
    title: 'Kinds of messages',
    lead: 'What a message can be, how each kind is sent, which events tell of it, and what is done to it later.',
  },
  signatures: {
    href: '/docs/signatures/',
    title: 'Verifying signatures',
    lead: 'How your server knows that a delivery comes from whathooks: code in six languages, and a box that says what is wrong.',
  },
  retries: {
    href: '/docs/retries/',
    title: 'Retries and order',
    lead: 'What happens when your server does not answer, in which order deliveries come, and how to have them sent again.',
  },
  webhookFailures: {
    href: '/docs/webhook-failures/',
    title: 'When a webhook fails',
    lead: 'How to find a delivery by whatever you have in hand, what each error means, and how to send again what was missed.',
  },
  sending: {
    href: '/docs/sending/',
    title: 'Sending messages',
    lead: 'One request sends a text, a file, a poll or a location, now or later, to a person or a group.',
  },
  files: {
    href: '/docs/files/',
    title: 'Files',
    lead: 'Uploading a file once for many messages, and downloading those that come in.',
  },
  chats: {
    href: '/docs/chats/',
    title: 'Chats, inbox and search',
    lead: 'The conversations of your numbers, what a team does with them, and how anything in them is found.',
  },
  api: {
    href: '/docs/api/',
    title: 'Routes and scopes',
    lead: 'Every route of the API with the credentials that it takes, and what an API key may do.',
  },
  limits: {
    href: '/docs/limits/',
    title: 'Errors and limits',
    lead: 'What an error looks like, and how much of everything there may be.',
  },
  errors: {
    href: '/docs/errors/',
    title: 'All error codes',
    lead: 'Every error the API answers, by status. The code is stable: branch on it, not on the words.',
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
  alerts: {
    href: '/docs/alerts/',
    title: 'Alerts',
    lead: 'whathooks tells once when something needs a person, and once when it is over: in the dashboard, by webhook and by mail.',
  },
} as const satisfies Record<string, DocsPlace>;
