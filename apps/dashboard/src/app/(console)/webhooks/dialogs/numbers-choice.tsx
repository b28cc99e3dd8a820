'use client';

import type { ReactNode } from 'react';
import { MultiSelect } from '@mantine/core';
import { useSessions } from '../../../../features/numbers/queries';
import { formatPhone } from '../../../../shared/format/format';

interface NumbersChoiceProps {
  value?: string[];
  onChange?: (ids: string[]) => void;
  error?: ReactNode;
}

/** Chooses numbers by name; the value is their ids. */
export function NumbersChoice({ value = [], onChange, error }: NumbersChoiceProps) {
  const { data = [] } = useSessions();
  const known = data.map((session) => ({
    value: session.id,
    label: session.phone ? `${session.name} (${formatPhone(session.phone)})` : session.name,
  }));
  // A number that was deleted stays visible, so that it can be taken out.
  const gone = value
    .filter((id) => !known.some((option) => option.value === id))
    .map((id) => ({ value: id, label: id }));
  return (
    <MultiSelect
      label="Chosen numbers"
      placeholder={value.length === 0 ? 'Choose numbers' : undefined}
      data={[...known, ...gone]}
      value={value}
      onChange={onChange}
      error={error}
      searchable
      nothingFoundMessage="No such number"
    />
  );
}
