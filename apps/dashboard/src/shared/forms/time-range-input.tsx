'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { formWords } from '../words';
import classes from './time-range-input.module.css';
import { CUSTOM, type RangeChoice, toLocalField, untilProblem, zoneWords } from './time-range';

const DAY_MS = 86_400_000;

interface TimeRangeInputProps {
  label: string;
  presets: readonly { value: string; label: string }[];
  value: RangeChoice;
  onChange: (choice: RangeChoice) => void;
}

/** A range of time: one of the usual ones, or from and until to the minute. */
export function TimeRangeInput({ label, presets, value, onChange }: TimeRangeInputProps) {
  const choose = (preset: string) =>
    onChange(
      preset === CUSTOM && !value.from
        ? { preset, from: toLocalField(new Date(Date.now() - DAY_MS)), until: '' }
        : { ...value, preset },
    );
  return (
    <>
      <NativeSelect
        label={label}
        value={value.preset}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[...presets, { value: CUSTOM, label: formWords.custom }]}
      />
      {value.preset === CUSTOM && <CustomRange value={value} onChange={onChange} />}
    </>
  );
}

function CustomRange({ value, onChange }: Pick<TimeRangeInputProps, 'value' | 'onChange'>) {
  const zone = useMounted() ? zoneWords(value.from ? new Date(value.from) : new Date()) : '';
  return (
    <div className={classes.times}>
      <TextInput
        type="datetime-local"
        label={formWords.from}
        description={formWords.yourTime(zone)}
        value={value.from}
        error={value.from ? null : formWords.enterTime}
        onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={formWords.until}
        description={formWords.untilNow}
        value={value.until}
        error={untilProblem(value)}
        onChange={(event) => onChange({ ...value, until: event.currentTarget.value })}
      />
    </div>
  );
}
