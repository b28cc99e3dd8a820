'use client';

import type { AuditAction } from '@whathooks/dto';
import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { AuditFilter } from '../../../../features/audit/queries';
import { parseAsText, STEP } from '../../../../shared/address';
import type { RangeChoice } from '../../../../shared/forms/time-range';
import { useSettledRange } from '../../../../shared/forms/use-settled-range';
import { AUDIT_ACTION_NAMES } from '../audit-log';

const PARSERS = {
  action: parseAsStringLiteral(AUDIT_ACTION_NAMES),
  actor: parseAsText,
  time: parseAsText,
  from: parseAsText,
  until: parseAsText,
};

/** What the filters stand at. Empty fields, and null, narrow nothing. */
interface Fields {
  action: AuditAction | null;
  actor: string;
  range: RangeChoice;
}

export interface AuditFilterState {
  fields: Fields;
  /** What the API is asked for. */
  filter: AuditFilter;
  choose: (change: Partial<Omit<Fields, 'range'>>) => void;
  chooseRange: (range: RangeChoice) => void;
  clear: () => void;
}

/** The filters of the audit log, kept in the address. */
export function useAuditFilters(): AuditFilterState {
  const [values, setValues] = useQueryStates(PARSERS);
  const { action, actor, time, from, until } = values;
  const range = { preset: time, from, until };
  const between = useSettledRange(range);
  return {
    fields: { action, actor, range },
    filter: { ...(action ? { action } : {}), ...(actor ? { actor } : {}), ...between },
    choose: (change) => void setValues(change, STEP),
    chooseRange: (chosen) =>
      void setValues(
        { time: chosen.preset, from: chosen.from, until: chosen.until },
        chosen.preset === time ? {} : STEP,
      ),
    clear: () => void setValues(null, STEP),
  };
}
