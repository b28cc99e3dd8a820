import {
  isIP,
  ValidateBy,
  ValidateIf,
  type ValidationArguments,
  type ValidationOptions,
} from 'class-validator';
import type { FieldFault } from '../facts/field-faults';
import { SNIPPET_VARIABLES, unknownVariables } from '../facts/snippet-variables';
import { METADATA_MAX_KEY, METADATA_MAX_PAIRS, METADATA_MAX_VALUE } from '../facts/limits';

/** Options of a rule whose name does not say what is wrong, such as that of a pattern: which fault it is, in words. */
export function saying(fault: FieldFault, message: string): ValidationOptions {
  return { message, context: { fault } };
}

/** Accepts an object of at most 20 string pairs (keys ≤ 40 characters, values ≤ 500). */
export function IsMetadata(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isMetadata',
      validator: {
        validate: (value: unknown) => {
          if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
          const pairs = Object.entries(value);
          return (
            pairs.length <= METADATA_MAX_PAIRS &&
            pairs.every(
              ([key, entry]) =>
                key.length > 0 &&
                key.length <= METADATA_MAX_KEY &&
                typeof entry === 'string' &&
                entry.length <= METADATA_MAX_VALUE,
            )
          );
        },
        defaultMessage: () =>
          `$property must be an object of at most ${METADATA_MAX_PAIRS} pairs with keys of 1 to ${METADATA_MAX_KEY} and string values of at most ${METADATA_MAX_VALUE} characters`,
      },
    },
    options,
  );
}

/** Refuses strings with control characters, which no name needs and PostgreSQL's text cannot hold (NUL). */
export function IsPrintable(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPrintable',
      validator: {
        validate: (value: unknown) =>
          // eslint-disable-next-line no-control-regex -- control characters are exactly what is refused
          typeof value === 'string' && !/[\u0000-\u001f\u007f]/.test(value),
        defaultMessage: () => '$property must not contain control characters or line breaks',
      },
    },
    options,
  );
}

/** Whether a text has anything to see in it: no space, mark or control character alone. */
const SEEN = /[^\s\p{C}\p{M}]/u;

/** Refuses texts in which nothing can be seen. */
export function IsNotBlank(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isNotBlank',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && SEEN.test(value),
        defaultMessage: () => '$property must contain something that can be seen',
      },
    },
    options,
  );
}

/** Refuses names in double braces that are no variables of snippets: they would be sent as they are. */
export function HasKnownVariables(options?: ValidationOptions): PropertyDecorator {
  const known = SNIPPET_VARIABLES.map((name) => `{{${name}}}`).join(', ');
  return ValidateBy(
    {
      name: 'hasKnownVariables',
      validator: {
        validate: (value: unknown) =>
          typeof value !== 'string' || unknownVariables(value).length === 0,
        defaultMessage: () => `$property can have the variables ${known} and no others`,
      },
    },
    options,
  );
}

/** How many characters a text has: Unicode code points, as JSON Schema and PostgreSQL count them. */
export function countCharacters(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** Accepts texts of at most so many characters, as {@link countCharacters} does. */
export function MaxCharacters(max: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'maxLength',
      constraints: [max],
      validator: {
        validate: (value: unknown) => typeof value === 'string' && countCharacters(value) <= max,
        defaultMessage: () => `$property must be at most ${max} characters`,
      },
    },
    options,
  );
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Accepts base64 that stands for whole bytes, with or without its padding: decoders leave out what is too much, and
 * the rest would be another file.
 */
export function IsBase64Text(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isBase64Text',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && BASE64.test(value) && isWhole(value),
        defaultMessage: () => '$property must be whole base64, without line breaks',
      },
    },
    options,
  );
}

function isWhole(base64: string): boolean {
  const padding = /=*$/.exec(base64.slice(-2))?.[0].length ?? 0;
  if (padding > 0) return base64.length % 4 === 0 && base64.length > padding;
  return base64.length % 4 !== 1;
}

/** Accepts numbers with at most so many decimal places, however they are written: 1e-9 has nine. */
export function MaxDecimalPlaces(max: number, options?: ValidationOptions): PropertyDecorator {
  const unit = 10 ** max;
  return ValidateBy(
    {
      name: 'maxDecimalPlaces',
      validator: {
        validate: (value: unknown) =>
          typeof value !== 'number' || Math.round(value * unit) / unit === value,
        defaultMessage: () => `$property must have at most ${max} decimal places`,
      },
    },
    options,
  );
}

/** Accepts a list whose first entry is 0; says nothing of what is no list. */
export function BeginsAtOnce(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'beginsAtOnce',
      validator: {
        validate: (value: unknown) => !Array.isArray(value) || value.length === 0 || value[0] === 0,
        defaultMessage: () =>
          '$property must begin with 0, because the first attempt is made at once',
      },
    },
    options,
  );
}

/** A field of a change that may be left out. Unlike `IsOptional` it does not let null pass. */
export function OmittedOrValid(): PropertyDecorator {
  return ValidateIf((_shape, value) => value !== undefined);
}

/** Accepts a list in which nothing is twice; says nothing of what is no list. Takes each entry once. */
export function HasNoDuplicates(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'hasNoDuplicates',
      validator: {
        validate: (value: unknown) => !Array.isArray(value) || new Set(value).size === value.length,
        defaultMessage: () => '$property must not contain anything twice',
      },
    },
    options,
  );
}

/** Whether a text is an IP address, or a range of them such as `203.0.113.0/24`. */
export function isNetwork(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const [address = '', bits, more] = value.split('/');
  if (more !== undefined || address.includes('%') || !isIP(address)) return false;
  return (
    bits === undefined || (/^(0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= lengthOf(address))
  );
}

function lengthOf(address: string): number {
  return isIP(address, 4) ? 32 : 128;
}

/** Accepts what {@link isNetwork} does. */
export function IsNetwork(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isNetwork',
      validator: {
        validate: isNetwork,
        defaultMessage: () =>
          '$property must be IP addresses or ranges of them, such as 203.0.113.17 or 203.0.113.0/24',
      },
    },
    options,
  );
}

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
const LONGEST_INSTANT = 40;
const YEAR_10000 = Date.UTC(10_000, 0, 1);

/**
 * Whether a text names one instant from 1970 to 9999: an ISO 8601 date and time with its offset, or a date,
 * which means its midnight in UTC. Weeks, ordinal dates and times without an offset do not.
 */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST_INSTANT) return false;
  const match = INSTANT.exec(value);
  if (!match) return false;
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  const time = Date.parse(value);
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return time >= 0 && time < YEAR_10000 && day <= lastOfMonth;
}

/** Accepts what {@link isInstant} does. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isInstant',
      validator: {
        validate: isInstant,
        defaultMessage: () =>
          '$property must be a date and time with its offset, such as 2026-06-29T14:21:07Z, from 1970 to 9999',
      },
    },
    options,
  );
}

/** Accepts a time that is later than the one in another field; says nothing where one of them is no time. */
export function IsLaterThan(start: string, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isLaterThan',
      validator: {
        validate: (value: unknown, args?: ValidationArguments) => {
          const from = (args?.object as Record<string, unknown> | undefined)?.[start];
          if (!isInstant(value) || !isInstant(from)) return true;
          return Date.parse(value) > Date.parse(from);
        },
        defaultMessage: () => `$property must be later than ${start}`,
      },
    },
    options,
  );
}

/** Accepts a list of people, none of them twice. One look at each: a list that is refused may be long. */
export function IsAudience(
  max: number,
  longest: number,
  options?: ValidationOptions,
): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isAudience',
      validator: {
        validate: (value: unknown) => {
          if (!Array.isArray(value) || value.length === 0 || value.length > max) return false;
          const isName = (one: unknown): boolean =>
            typeof one === 'string' && one.length > 0 && one.length <= longest;
          return value.every(isName) && new Set(value).size === value.length;
        },
        defaultMessage: () =>
          `$property must be a list of 1 to ${max} people, each once, such as ["15551234567"]`,
      },
    },
    options,
  );
}

/** Accepts the text `all`, or a list of digits and that text, without anything twice. */
export function IsMentions(max: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isMentions',
      validator: {
        validate: (value: unknown) => {
          const list = value === 'all' ? [value] : value;
          if (!Array.isArray(list) || list.length === 0 || list.length > max) return false;
          const isName = (one: unknown): boolean =>
            typeof one === 'string' && /^(?:all|[1-9]\d{4,20})$/.test(one);
          return list.every(isName) && new Set(list).size === list.length;
        },
        defaultMessage: () =>
          `$property must be "all", or a list of 1 to ${max} phone numbers in digits, each once, such as ["15551234567"]`,
      },
    },
    options,
  );
}
