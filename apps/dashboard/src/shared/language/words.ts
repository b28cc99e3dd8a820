import type { ReactElement } from 'react';

/**
 * The shape of words in any language, from the English ones: a text may be any other text, a function takes the same
 * values, and records and lists have the same keys.
 */
export type Words<T> = T extends string
  ? string
  : T extends (...values: infer V) => infer R
    ? (...values: V) => Words<R>
    : T extends ReactElement | number | boolean | null | undefined
      ? T
      : { readonly [K in keyof T]: Words<T[K]> };
