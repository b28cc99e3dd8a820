import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import type { SessionView } from '@whathooks/dto';
import { numberWords } from '../../../features/numbers/words';
import { Choice, Filters } from '../../../shared/lists/filters';
import classes from './message-filters.module.css';
import type { FilterFields, MessageFilterState } from './use-message-filters';
import { words } from './words';

interface MessageFiltersProps extends Omit<MessageFilterState, 'clear'> {
  sessions: readonly SessionView[];
}

/** Chooses which messages are shown. */
export function MessageFilters({ fields, choose, type, sessions }: MessageFiltersProps) {
  return (
    <Filters label={words.filter}>
      <Choice
        label={numberWords.number}
        all={numberWords.all}
        value={fields.session}
        onChange={(session) => choose({ session })}
        options={sessions.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput
        label={words.chat}
        placeholder="15551234567"
        inputMode="tel"
        autoComplete="off"
        value={fields.chat}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <div className={classes.direction}>
        <span id="direction-label" className={classes.label}>
          {words.direction}
        </span>
        <SegmentedControl
          aria-labelledby="direction-label"
          value={fields.direction}
          onChange={(direction) => choose({ direction: direction as FilterFields['direction'] })}
          data={[
            { value: 'all', label: words.allDirections },
            { value: 'inbound', label: words.inbound },
            { value: 'outbound', label: words.outbound },
          ]}
        />
      </div>
      <Checkbox
        className={classes.starred}
        label={words.starred}
        checked={fields.starred}
        onChange={(event) => choose({ starred: event.currentTarget.checked })}
      />
    </Filters>
  );
}
