import {
  BROADCASTS,
  CONTENT_FIELDS,
  MESSAGE_KINDS,
  type MessageKindFacts,
} from '@whathooks/dto/facts';
import { DocTable } from '../frame/doc-table';

/** Fields of a request that say what is sent, or to many people. */
const REQUEST_FIELDS: readonly (string | null)[] = [...CONTENT_FIELDS, 'to'];

/** Every kind of message: how it is sent and how it is reported. Status and channel posts are listed below. */
export function KindTable() {
  return (
    <DocTable
      label="Kinds of messages"
      head={['type', 'Sent with', 'Told with', 'Limits', 'On the phone']}
      rows={Object.entries({ ...MESSAGE_KINDS, ...BROADCASTS }).map(([name, kind]) => [
        <code key={name}>{name}</code>,
        isSent(kind) ? <code>{kind.request}</code> : 'received only',
        kind.fields.map((field) => (
          <span key={field}>
            <code>{field}</code>{' '}
          </span>
        )),
        kind.limits,
        kind.phone,
      ])}
    />
  );
}

function isSent({ request }: MessageKindFacts): boolean {
  return REQUEST_FIELDS.includes(request);
}
