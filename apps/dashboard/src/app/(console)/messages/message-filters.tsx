import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { MessageDirection, SessionView } from '@whathooks/dto';
import classes from './message-filters.module.css';

export interface FilterFields {
  sessionId: string;
  direction: MessageDirection | 'all';
  chat: string;
}

interface MessageFiltersProps {
  fields: FilterFields;
  onChange: (fields: FilterFields) => void;
  sessions: readonly SessionView[];
}

export function MessageFilters({ fields, onChange, sessions }: MessageFiltersProps) {
  return (
    <div className={classes.root} role="search" aria-label="Filter messages">
      <NativeSelect
        label="Number"
        value={fields.sessionId}
        onChange={(event) => onChange({ ...fields, sessionId: event.currentTarget.value })}
        data={[
          { value: '', label: 'All numbers' },
          ...sessions.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextInput
        label="Chat"
        placeholder="15551234567"
        inputMode="tel"
        autoComplete="off"
        value={fields.chat}
        onChange={(event) => onChange({ ...fields, chat: event.currentTarget.value })}
      />
      <div className={classes.direction}>
        <span id="direction-label" className={classes.label}>
          Direction
        </span>
        <SegmentedControl
          aria-labelledby="direction-label"
          value={fields.direction}
          onChange={(value) =>
            onChange({ ...fields, direction: value as FilterFields['direction'] })
          }
          data={[
            { value: 'all', label: 'All' },
            { value: 'inbound', label: 'In' },
            { value: 'outbound', label: 'Out' },
          ]}
        />
      </div>
    </div>
  );
}
