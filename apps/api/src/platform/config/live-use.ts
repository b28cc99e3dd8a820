/** A random key has about thirty different bytes among its 32, and never so few by chance. */
const LEAST_BYTES = 12;
/** Passwords of databases that anybody would try. */
const KNOWN_PASSWORDS = [
  'postgres',
  'password',
  'whathooks',
  'secret',
  'changeme',
  'admin',
  'root',
  '123456',
];
/** This machine, by its own address or by a socket in a folder. */
const LOCAL = /^(|localhost|127(\.\d{1,3}){3}|\[::1\]|%2f.*)$/i;

type Registration = 'open' | 'first' | 'closed';

/** Settings of `Environment` that decide what is open to others. */
interface Openings {
  /** In hex. */
  masterKey: string | null;
  databaseUrl: string;
  registration: Registration;
  allowPrivateWebhooks: boolean;
  whatsappServer: { url: string } | null;
}

/**
 * What forbids to link real numbers with these settings: a line that says how to mend it; null for nothing.
 *
 * `readEnvironment` throws it where `WHATSAPP=live`.
 */
export function faultInLiveUse(settings: Openings): string | null {
  const { masterKey, databaseUrl, registration, allowPrivateWebhooks } = settings;
  if (masterKey && new Set(Buffer.from(masterKey, 'hex')).size < LEAST_BYTES)
    return 'MASTER_KEY is not random, and stored secrets would be as good as open. Make one: openssl rand -hex 32.';
  // Several hosts with ports of their own are an address for PostgreSQL, and none for `URL`.
  const { hostname = '', password = '' } = URL.parse(databaseUrl) ?? {};
  if (!LOCAL.test(hostname) && KNOWN_PASSWORDS.includes(password))
    return `The password in DATABASE_URL is one that everybody tries, and the database on ${hostname} can be reached over the network. Give it another one.`;
  if (allowPrivateWebhooks && registration === 'open')
    return 'ALLOW_PRIVATE_WEBHOOKS=true with REGISTRATION=open would let everybody send requests into the network behind this installation. Set REGISTRATION to first or closed, or unset ALLOW_PRIVATE_WEBHOOKS.';
  return null;
}

const REGISTRATION_SENTENCES: Readonly<Record<Registration, string>> = {
  open: 'REGISTRATION=open: everybody who reaches this installation can create an account.',
  first:
    'REGISTRATION=first: whoever comes first can create an account, others come by invitation.',
  closed: 'REGISTRATION=closed: accounts are made by invitation only.',
};

/** What of an installation is open to others, a sentence each, for whoever reads its start. */
export function whatIsOpen({
  registration,
  allowPrivateWebhooks,
  whatsappServer,
}: Openings): string[] {
  return [
    REGISTRATION_SENTENCES[registration],
    ...(allowPrivateWebhooks
      ? ['ALLOW_PRIVATE_WEBHOOKS=true: webhooks reach private addresses of the network around it.']
      : []),
    ...(whatsappServer
      ? [`WhatsApp is the server at ${whatsappServer.url}: whoever runs it reads every message.`]
      : []),
  ];
}
