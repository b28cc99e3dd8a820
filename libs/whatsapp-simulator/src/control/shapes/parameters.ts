import { object as body } from './schemas';

/** Shapes of the control API's bodies, as JSON schemas, beside their types. */

/** A phone number: digits with the country code. */
export const phone = { type: 'string', pattern: '^[1-9][0-9]{6,14}$' } as const;

export const phoneParams = body({ phone: { type: 'string' } }, ['phone']);
export const numbers = { type: 'array', items: { type: 'string' }, maxItems: 1_024 };
