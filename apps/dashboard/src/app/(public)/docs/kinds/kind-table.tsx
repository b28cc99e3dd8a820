import {
  BROADCASTS,
  CONTENT_FIELDS,
  MESSAGE_KINDS,
  type MessageKindFacts,
} from '@whathooks/dto/facts';
import { DocTable } from '../frame/doc-table';

/** Fields of a request that say what is sent, or to many people. */
const REQUEST_FIELDS: readonly (string | null)[] = [...CONTENT_FIELDS, 'to'];

/**
 * Every kind of message: how it is sent, which events report it, and what they contain. Status and channel posts are
 * listed below.
 */
export function KindTable() {
  return (
    <DocTable
      label="Kinds of messages"
      head={['type', 'Out', 'In', 'In the event', 'Limits', 'On the phone']}
      rows={Object.entries({ ...MESSAGE_KINDS, ...BROADCASTS }).map(([name, kind]) => [
        <code key={name}>{name}</code>,
        isSent(kind) ? <code>{kind.request}</code> : 'received only',
        kind.events.length > 0 ? <Names names={kind.events} /> : 'by each message in it',
        kind.shape.length > 0 ? <Names names={kind.shape} /> : 'as of its type',
        kind.limits,
        kind.phone,
      ])}
    />
  );
}

function Names({ names }: { names: readonly string[] }) {
  return names.map((name) => (
    <span key={name}>
      <code>{name}</code>{' '}
    </span>
  ));
}

function isSent({ request }: MessageKindFacts): boolean {
  return REQUEST_FIELDS.includes(request);
}
