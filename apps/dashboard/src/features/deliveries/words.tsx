import type { ReactNode } from 'react';
import { DELIVERY_TIMEOUT_MS } from '@whathooks/dto/facts';
import type {
  AttemptErrorCode,
  DeliveryStatusName,
  DeliveryTriggerName,
  DeliveryWaitName,
} from '@whathooks/dto';
import type { TlsTrouble } from './tls-trouble';
import { formatCount } from '../../shared/format/count';

/** How each status is called on screen. */
export const STATUS_LABELS: Record<DeliveryStatusName, string> = {
  pending: 'Waiting',
  retrying: 'Retrying',
  delivered: 'Delivered',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** Words of the log of deliveries. */
export const logWords = {
  title: 'Deliveries',
  older: 'Load older deliveries',
  filter: 'Filter deliveries',
  webhook: 'Webhook',
  allWebhooks: 'All webhooks',
  status: 'Status',
  anyStatus: 'Any status',
  event: 'Event',
  anyEvent: 'Any event',
  time: 'Time',
  anyTime: 'Any time',
  lastHour: 'Last hour',
  last24Hours: 'Last 24 hours',
  last7Days: 'Last 7 days',
  noMatch: 'No delivery matches',
  noMatchText: 'Choose another id, status, event, number or time.',
  none: 'No deliveries yet',
  noneText: 'Send a test event, or write to one of your numbers: each delivery appears here.',
  nextAttempt: (time: ReactNode) => <>Next attempt: {time}</>,
  nextProbe: (time: ReactNode) => <>Next probe: {time}</>,
  probing: 'It is being probed now.',
  id: 'Any id',
  idSample: 'dlv_…, msg_…',
  attempt: (count: number) => `attempt ${formatCount(count)}`,
  triedAgain: (count: number, more: boolean) =>
    count === 1 && !more
      ? 'One delivery has failed so far and is tried again.'
      : `${more ? 'More than ' : ''}${formatCount(count)} deliveries have failed so far and are tried again.`,
  showTriedAgain: 'Show them',
} as const;

/** Words of several deliveries at once. */
export const manyWords = {
  select: (row: string) => `Select ${row}`,
  selectAll: (count: number) =>
    count === 1 ? 'Select the one shown' : `Select all ${formatCount(count)} shown`,
  selected: (count: number) => `${formatCount(count)} selected`,
  resend: (count: number) => `Resend ${deliveries(count)}`,
  resent: (count: number) => `${deliveries(count)} ${count === 1 ? 'is' : 'are'} being sent.`,
  failed: (count: number, name: string, why: string) =>
    `${deliveries(count)} could not be sent again. ${name}: ${why}`,
} as const;

function deliveries(count: number): string {
  return count === 1 ? '1 delivery' : `${formatCount(count)} deliveries`;
}

/** Words of one delivery with its attempts. */
export const detailWords = {
  title: 'Delivery',
  titleOf: (what: string) => `${what} · Delivery`,
  status: 'Status',
  event: 'Event',
  created: 'Created',
  nextAttempt: 'Next attempt',
  deliveryId: 'Delivery id',
  deliveryIdCopy: 'delivery id',
  eventId: 'Event id',
  eventIdCopy: 'event id',
  webhook: 'Webhook',
  contact: 'Contact',
  message: 'Message',
  asLink: 'link',
  payload: 'Payload',
  expired: 'The event is past its retention period.',
  retryNow: 'Try now',
  resend: 'Resend',
  asCurl: 'as cURL',
  older: 'Load older attempts',
  attempts: (count: number, hasOlder: boolean) => {
    if (hasOlder) return `The newest ${count} attempts`;
    return count === 1 ? 'One attempt' : `${count} attempts, newest first`;
  },
} as const;

/** Words of one attempt. */
export const attemptWords = {
  request: 'Request',
  response: 'Response',
  responseStatus: (status: number) => `Response ${status}`,
  requestOf: (attempt: number) => `Request of attempt ${attempt}`,
  responseTo: (attempt: number) => `Response to attempt ${attempt}`,
  posted: (url: string) => `POST ${url}`,
  headers: 'Headers',
  body: 'Body',
  noBody: 'No body.',
  rawError: 'Technical details',
  noResponse: 'No response.',
  base64: 'The body is not text. It is shown as base64.',
  truncated: 'Only the first 16 KiB are stored.',
  milliseconds: (ms: number) => `${ms.toFixed(0)} ms`,
  /** Parts of an attempt's time, in their order. */
  timings: {
    dns: (ms: string) => `DNS ${ms} ms`,
    connect: (ms: string) => `Connect ${ms} ms`,
    tls: (ms: string) => `TLS ${ms} ms`,
    firstByte: (ms: string) => `First byte ${ms} ms`,
    total: (ms: string) => `Total ${ms} ms`,
  },
} as const;

/** What is true of all that is to go to a webhook that is switched off. */
export const WAITS_FOR_SWITCH =
  'This webhook is paused. Queued deliveries wait until it is switched on.';

/** What a delivery waits for besides its time, in one sentence. */
export const WAIT_CAUSES: Record<DeliveryWaitName, string> = {
  chat: 'Waiting for an earlier delivery of the same chat or number.',
  file: 'Waiting for the file of its message.',
  endpoint: 'The endpoint is down: one delivery at a time probes it.',
  webhook: 'The webhook is paused: it waits until that is switched on.',
  turn: 'It is being sent, or next in line.',
};

/** Why a delivery was made; nothing for the usual reason. */
export const TRIGGER_LABELS: Record<DeliveryTriggerName, string | null> = {
  event: null,
  resend: 'resent by hand',
  recover: 'recovered after it failed',
  replay: 'recovered, never sent before',
  test: 'test event',
};

/** Why an attempt failed, in one sentence. */
export const ATTEMPT_ERRORS: Record<Exclude<AttemptErrorCode, 'status'>, string> = {
  address_forbidden:
    'The address leads to a private network, which webhooks reach only when whathooks runs with ALLOW_PRIVATE_WEBHOOKS=true.',
  dns: 'The server’s name was not found.',
  connect: 'The server did not accept the connection.',
  tls: 'The secure connection (TLS) failed.',
  timeout: `No complete response within ${DELIVERY_TIMEOUT_MS / 1_000} seconds.`,
  reset: 'The connection closed before the response was complete.',
  protocol: 'The response was not valid HTTP.',
  event_expired: 'The event is past its retention period.',
  secret_unreadable: 'The signing secret could not be decrypted: check the master key.',
  stopped: 'whathooks was stopped during this attempt, which does not count.',
};

/** What came of a delivery, in one sentence. */
export const outcomeWords = {
  notAttempted: 'Not attempted yet.',
  responded: (status: number) => `The server responded with ${status}.`,
  delivered: (status: number) => `Delivered (${status}).`,
  cancelled: 'Cancelled before it was sent.',
  attempts: (outcome: string, attempts: number) => `${outcome} ${attempts} attempts.`,
} as const;

/** What comes of asking for another attempt, in one sentence. */
export const resentWords = {
  whenOn: 'Queued. It is sent when the webhook is switched on.',
  now: 'Retrying now.',
  again: 'Queued again as a new delivery.',
} as const;

/** What is wrong with a secure connection, and how it goes on. */
export const TLS_TROUBLES: Record<TlsTrouble, { what: string; todo: string }> = {
  expired: {
    what: 'The server’s certificate has expired.',
    todo: 'Renew it, and let the server load the new one.',
  },
  notYetValid: {
    what: 'The server’s certificate is not valid yet.',
    todo: 'Check the clock of the server that made it, or wait until it is valid.',
  },
  revoked: {
    what: 'The server’s certificate was revoked.',
    todo: 'Get a new one from your authority.',
  },
  wrongHost: {
    what: 'The server’s certificate is for another host name.',
    todo: 'Get a certificate for the name in the webhook’s address, or change the address to a name that the certificate has.',
  },
  selfSigned: {
    what: 'The server’s certificate is self-signed, so nobody vouches for it.',
    todo: 'Use one of a public authority, such as Let’s Encrypt. Whoever runs whathooks can trust yours with NODE_EXTRA_CA_CERTS.',
  },
  untrusted: {
    what: 'The server’s certificate comes from an authority that is not known here, or its chain is incomplete.',
    todo: 'Let the server send the intermediate certificates, too (often called fullchain.pem). An authority of your own is trusted with NODE_EXTRA_CA_CERTS.',
  },
  notTls: {
    what: 'The server does not speak TLS on this port.',
    todo: 'Check the port, or begin the webhook’s address with http:// if the server has no certificate.',
  },
  version: {
    what: 'The server and whathooks found no TLS version or cipher that both speak.',
    todo: 'Let the server speak TLS 1.2 or 1.3 with current ciphers.',
  },
  other: {
    what: 'The secure connection failed.',
    todo: 'Check the certificate and the TLS settings of the server; the details say what broke.',
  },
};
