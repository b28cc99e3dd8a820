'use client';

import { type ReactNode, useState, type SubmitEvent } from 'react';

type Name<V> = keyof V & string;
type Errors<V> = Partial<Record<Name<V>, ReactNode>>;

/** What is wrong with each field, by its value and those of the others; null where nothing is. */
export type FieldRules<V> = {
  [K in Name<V>]?: (value: V[K], values: V) => ReactNode;
};

/** What a field of Mantine is given. Whoever names a field gives it to a part that shows values of its kind. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a part takes its own kind of value, which the name decides
type InputProps = Record<'value' | 'checked' | 'error' | 'onChange', any>;

export interface Fields<V> {
  values: V;
  errors: Errors<V>;
  setFieldValue: <K extends Name<V>>(name: K, value: V[K]) => void;
  setFieldError: (name: Name<V>, error: ReactNode) => void;
  setErrors: (errors: Errors<V>) => void;
  /** Back to what the fields held at first. */
  reset: () => void;
  getInputProps: (name: Name<V>, options?: { type: 'checkbox' }) => Partial<InputProps>;
  /** What a form does when it is sent: `submit`, or `onWrong` where a rule is broken. */
  onSubmit: (
    submit: (values: V) => void,
    onWrong: () => void,
  ) => (event?: SubmitEvent<HTMLFormElement>) => void;
}

/**
 * Values of a form and what is wrong with them. A field that is changed is not wrong any more until the form is sent.
 *
 * @mantine/form does much more, and would be a fortieth of all that a page of the log-in loads.
 */
export function useFields<V extends object>(initial: V, rules: FieldRules<V> = {}): Fields<V> {
  const [first] = useState(initial);
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors<V>>({});
  const setFieldError = (name: Name<V>, error: ReactNode) =>
    setErrors((before) => ({ ...before, [name]: error }));
  const setFieldValue: Fields<V>['setFieldValue'] = (name, value) => {
    setValues((before) => ({ ...before, [name]: value }));
    setFieldError(name, undefined);
  };
  return {
    values,
    errors,
    setFieldValue,
    setFieldError,
    setErrors,
    reset: () => {
      setValues(first);
      setErrors({});
    },
    getInputProps: (name, options) => ({
      ...(options ? { checked: values[name] } : { value: values[name] }),
      error: errors[name],
      onChange: (given: unknown) => setFieldValue(name, valueOf(given) as V[typeof name]),
    }),
    onSubmit: (submit, onWrong) => (event) => {
      event?.preventDefault();
      const wrong = errorsOf(values, rules);
      setErrors(wrong);
      if (Object.keys(wrong).length === 0) submit(values);
      else onWrong();
    },
  };
}

/** What rules say against values, by field. */
export function errorsOf<V extends object>(values: V, rules: FieldRules<V>): Errors<V> {
  const wrong: Errors<V> = {};
  for (const name of Object.keys(rules) as Name<V>[]) {
    const error = rules[name]?.(values[name], values);
    if (error !== null && error !== undefined) wrong[name] = error;
  }
  return wrong;
}

/** Parts hand over an event of the browser, or the value itself. */
export function valueOf(given: unknown): unknown {
  const target = (given as { currentTarget?: unknown } | null)?.currentTarget;
  if (!target) return given;
  const { type, checked, value } = target as { type: string; checked: boolean; value: string };
  return type === 'checkbox' ? checked : value;
}
