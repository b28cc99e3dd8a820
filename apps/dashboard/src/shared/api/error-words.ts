import { type ErrorCode, ERRORS } from '@whathooks/dto/facts';

/** What each error of the API is called, by its code. */
export const ERROR_TITLES = Object.fromEntries(
  Object.entries(ERRORS).map(([code, { title }]) => [code, title]),
) as Readonly<Record<ErrorCode, string>>;
