import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { SEARCH_MAX } from '@whathooks/dto/facts';
import { MESSAGE_STATUS_LABELS } from '../../../features/messages/words';
import { numberWords } from '../../../features/numbers/words';
import { TimeRangeInput } from '../../../shared/forms/time-range-input';
import { Choice, Filters } from '../../../shared/lists/filters';
import classes from './message-filters.module.css';
import { type FilterFields, type MessageFilterState, STATUSES } from './use-message-filters';
import { words } from './words';

/** Hours back from now. */
const RANGES = [
  { value: '', label: words.anyTime },
  { value: '1', label: words.lastHour },
  { value: '24', label: words.last24Hours },
  { value: '168', label: words.last7Days },
];

interface MessageFiltersProps extends Omit<MessageFilterState, 'clear' | 'between'> {
  sessions: readonly SessionView[];
}

/** Chooses which messages are shown. */
export function MessageFilters({
  fields,
  choose,
  chooseRange,
  type,
  sessions,
}: MessageFiltersProps) {
  return (
    <Filters label={words.filter}>
      <TextInput
        className={classes.search}
        type="search"
        label={words.search}
        placeholder={words.searchHint}
        leftSection={<IconSearch size={16} stroke={1.7} aria-hidden="true" />}
        autoComplete="off"
        maxLength={SEARCH_MAX}
        value={fields.q}
        onChange={(event) => type({ q: event.currentTarget.value })}
      />
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
        onChange={(event) => type({ chat: event.currentTarget.value })}
      />
      <Choice
        label={words.status}
        all={words.anyStatus}
        value={fields.status ?? ''}
        onChange={(chosen) =>
          choose({ status: STATUSES.find((status) => status === chosen) ?? null })
        }
        options={STATUSES.map((value) => ({ value, label: MESSAGE_STATUS_LABELS[value] }))}
      />
      <TimeRangeInput
        label={words.time}
        presets={RANGES}
        value={fields.range}
        onChange={chooseRange}
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
