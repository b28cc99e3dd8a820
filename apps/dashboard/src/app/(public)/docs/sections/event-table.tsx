import { EVENT_SENTENCES } from '@whathooks/dto/events';
import { DocTable } from '../frame/doc-table';

/** Every event that a webhook can choose. */
export function EventTable() {
  return (
    <DocTable
      label="Events"
      head={['Event', 'Description']}
      rows={Object.entries(EVENT_SENTENCES).map(([name, sentence]) => [
        <code key={name}>{name}</code>,
        sentence,
      ])}
    />
  );
}
