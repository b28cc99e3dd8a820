import { TextInput } from '@mantine/core';
import { words } from './words';

interface TimeFieldProps {
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}

/** A date and a time in the time zone of the browser, which is named. */
export function TimeField({ value, error, onChange }: TimeFieldProps) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <TextInput
      type="datetime-local"
      label={words.when}
      description={words.zone(zone)}
      data-autofocus
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
