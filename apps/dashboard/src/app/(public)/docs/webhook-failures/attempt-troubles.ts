import type { AttemptErrorCode, DeliveryWaitName } from '@whathooks/dto';

type Row = readonly [happened: string, todo: string];

/** Every error that an attempt can have: the compiler counts them. */
export const ATTEMPT_TROUBLES: Readonly<Record<AttemptErrorCode, Row>> = {
  status: ['The answer was not 2xx.', 'See the statuses below.'],
  dns: [
    'The name of the server was not found.',
    'Check the spelling of the address, and that the name is public.',
  ],
  connect: [
    'The server did not accept the connection.',
    'Check that it runs, listens on that port, and that its firewall lets whathooks through.',
  ],
  tls: [
    'The secure connection failed.',
    'Check the certificate: its name, its end, and that its chain is complete. An authority of your own is trusted with NODE_EXTRA_CA_CERTS.',
  ],
  timeout: [
    'No complete answer came within ten seconds.',
    'Answer first, and work afterwards: put what arrives into a queue of your own.',
  ],
  reset: [
    'The connection closed before the answer was complete.',
    'Look whether the server, or a proxy in front of it, ends while requests are open.',
  ],
  protocol: ['The answer was not HTTP.', 'Check the port, and whether it wants https.'],
  address_forbidden: [
    'The name leads to a private network.',
    'Use a public address, or set ALLOW_PRIVATE_WEBHOOKS=true where whathooks runs for you alone.',
  ],
  event_expired: [
    'The event is past its retention period.',
    'Nothing can be sent any more. RETENTION_DAYS says for how long events are kept.',
  ],
  secret_unreadable: [
    'The signing secret could not be decrypted.',
    'Start whathooks with the master key that it was encrypted under.',
  ],
  stopped: [
    'whathooks was stopped during the attempt.',
    'Nothing: it does not count, and the delivery goes on by itself.',
  ],
};

/** What is done about statuses that say more than that it failed. */
export const STATUS_TROUBLES: Readonly<Record<string, Row>> = {
  '301, 302, 307, 308': [
    'It does not follow, and tries again later.',
    'Change the address of the webhook to the one it leads to.',
  ],
  '401, 403': [
    'It tries again later.',
    'The server refuses the signature or asks for a login: check the secret, and send its password with a custom header.',
  ],
  '404, 405': ['It tries again later.', 'The path is wrong, or the server takes no POST there.'],
  '410': [
    'It switches the webhook off.',
    'Answer 410 only where nothing is wanted any more; switch it on again in the dashboard.',
  ],
  '413': ['It tries again later.', 'Let the server take bodies of 1 MiB.'],
  '429, 503': [
    'It waits for as long as Retry-After says, within bounds.',
    'Set a rate limit for the webhook.',
  ],
  'other 5xx': [
    'It tries again later.',
    'Look into the log of your server: the attempt says when it came.',
  ],
};

/** Everything that a delivery can wait for besides its time. */
export const WAITS: Readonly<Record<DeliveryWaitName, readonly [string]>> = {
  chat: ['An earlier delivery of its chat, which is retried within minutes.'],
  file: ['The file of its message, for some seconds.'],
  webhook: ['Its webhook is paused: that it is switched on.'],
  endpoint: ['Its endpoint is down: a probe that succeeds.'],
  turn: ['A free place among the requests to its webhook; or it is being sent right now.'],
};
