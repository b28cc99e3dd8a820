'use client';

import { useState, type SubmitEvent } from 'react';
import { toProblem, type ApiProblem } from '../api/problem';
import { type FieldRules, type Fields, useFields } from './use-fields';

interface ApiFormOptions<V> {
  initialValues: V;
  validate?: FieldRules<V>;
  submit: (values: V) => Promise<unknown>;
  /** Fields that a problem code speaks of where the API names none: `{ email_taken: 'email' }`. */
  fieldOfCode?: Record<string, keyof V & string>;
}

export interface ApiForm<V extends object> {
  form: Fields<V>;
  /** What could not be put beside a field. */
  problem: ApiProblem | null;
  busy: boolean;
  onSubmit: (event?: SubmitEvent<HTMLFormElement>) => void;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Errors of a problem by the form's fields: `sessionIds.0` belongs to `sessionIds`. */
export function fieldErrors(
  problem: ApiProblem,
  fields: readonly string[],
  fieldOfCode: Record<string, string> = {},
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { path, message } of problem.errors) {
    const field = path.split('.')[0] ?? path;
    if (fields.includes(field)) found[field] ??= sentence(message);
  }
  const field = fieldOfCode[problem.code];
  if (field) found[field] ??= problem.detail;
  return found;
}

/** A form that puts what the API refuses beside the fields it speaks of. */
export function useApiForm<V extends object>(options: ApiFormOptions<V>): ApiForm<V> {
  const { initialValues, validate, submit, fieldOfCode } = options;
  const form = useFields(initialValues, validate);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (values: V) => {
    setBusy(true);
    setProblem(null);
    try {
      await submit(values);
    } catch (error) {
      const failure = toProblem(error);
      const errors = fieldErrors(failure, Object.keys(initialValues), fieldOfCode);
      form.setErrors(errors as typeof form.errors);
      if (Object.keys(errors).length === 0) setProblem(failure);
      else focusFirstInvalid();
    } finally {
      setBusy(false);
    }
  };

  const onSubmit = form.onSubmit((values) => void send(values), focusFirstInvalid);
  return { form, problem, busy, onSubmit };
}

/** After the errors are on screen, the keyboard is where the first of them is. */
function focusFirstInvalid(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus();
  });
}
