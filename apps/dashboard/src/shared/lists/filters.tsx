'use client';

import type { ReactNode } from 'react';
import { NativeSelect } from '@mantine/core';
import classes from './filters.module.css';

interface FiltersProps {
  /** What is filtered: "Filter messages". */
  label: string;
  children: ReactNode;
}

/** What narrows a list, above it. */
export function Filters({ label, children }: FiltersProps) {
  return (
    <div className={classes.root} role="search" aria-label={label}>
      {children}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  /** What no choice is called: "All numbers". */
  all: string;
  /** Empty for no choice. */
  value: string;
  options: readonly (string | { value: string; label: string })[];
  onChange: (value: string) => void;
}

/** One choice of several, or none. */
export function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: all }, ...options]}
    />
  );
}
