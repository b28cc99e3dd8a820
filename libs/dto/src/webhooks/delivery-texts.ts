import type { FieldDoc } from '../fields/field';
import { BODY_SCOPES } from './webhook-events';

export const ERROR_CODES_EXPLAINED =
  '`status`: the answer was not 2xx; `address_forbidden`: the name leads to a network we do not connect to; `dns`, `connect`, `tls`: the server was not reached; `timeout`: ten seconds were over; `reset`: the connection broke; `protocol`: the answer was not HTTP; `event_expired`: the event is no longer stored; `secret_unreadable`: the signing secret could not be decrypted; `stopped`: whathooks was stopped meanwhile, which does not count.';

export const MISSING_SCOPE: FieldDoc = {
  description:
    'The scope that your key lacks to be shown what the event says, and what was answered to it: those are null then. Null when nothing is held back. `messages:read` for events of messages, `sessions:read` for those of sessions.',
  example: null,
  nullable: true,
  enum: BODY_SCOPES,
};
