import { CONTENT_FIELDS, MESSAGE_KINDS, type MessageKindFacts } from '@whathooks/dto/facts';
import { DocTable } from '../frame/doc-table';

/** Every kind of message: how it is sent, and how it is told. */
export function KindTable() {
  return (
    <DocTable
      label="Kinds of messages"
      head={['type', 'Sent with', 'Told with', 'Limits', 'On the phone']}
      rows={Object.entries(MESSAGE_KINDS).map(([type, kind]) => [
        <code key={type}>{type}</code>,
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
  return (CONTENT_FIELDS as readonly (string | null)[]).includes(request);
}
