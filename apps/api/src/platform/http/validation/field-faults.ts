import type { FieldFault } from '@whathooks/dto';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { InvalidField } from '../problems/invalid-field';

/** What kind of fault it is when a rule of class-validator, or one of ours, is broken. A rule may say so itself. */
export const FAULT_OF_RULE: Readonly<Record<string, FieldFault>> = {
  whitelistValidation: 'unknown_field',
  isString: 'wrong_type',
  isBoolean: 'wrong_type',
  isNumber: 'wrong_type',
  isArray: 'wrong_type',
  isObject: 'wrong_type',
  nestedValidation: 'wrong_type',
  isInt: 'not_whole',
  isNotEmpty: 'required',
  isNotBlank: 'invisible',
  isPrintable: 'not_printable',
  maxLength: 'too_long',
  minLength: 'too_short',
  arrayMaxSize: 'too_many',
  arrayMinSize: 'too_few',
  max: 'too_large',
  min: 'too_small',
  maxDecimalPlaces: 'too_precise',
  arrayUnique: 'twice',
  hasNoDuplicates: 'twice',
  isIn: 'not_offered',
  isEmail: 'not_email',
  isUrl: 'not_url',
  isInstant: 'not_time',
  isLaterThan: 'not_after_start',
  isNetwork: 'not_network',
  isBase64: 'not_base64',
  isBase64Text: 'not_base64',
  isLatitude: 'not_place',
  isLongitude: 'not_place',
  hasKnownVariables: 'unknown_variable',
  isMetadata: 'wrong_pairs',
  isAudience: 'wrong_people',
  isMentions: 'wrong_people',
  beginsAtOnce: 'first_not_zero',
};

/** The fault of a field that breaks a rule, and the number that the rule speaks of. */
export function faultOf(
  { value, target, property, contexts }: ValidationError,
  rule: string,
): Pick<InvalidField, 'code' | 'limit'> {
  if (value === undefined || value === null) return { code: 'required' };
  const said = (contexts?.[rule] as { fault?: FieldFault } | undefined)?.fault;
  const code = said ?? FAULT_OF_RULE[rule] ?? 'not_valid';
  const limit = limitOf(target, property, rule);
  return { code, ...(limit === undefined ? {} : { limit }) };
}

function limitOf(target: object | undefined, property: string, rule: string): number | undefined {
  if (!target) return undefined;
  const rules = getMetadataStorage().getTargetValidationMetadatas(
    target.constructor,
    '',
    false,
    false,
  );
  const broken = rules.find(({ propertyName, name }) => propertyName === property && name === rule);
  const limit = (broken?.constraints as unknown[] | undefined)?.[0];
  return typeof limit === 'number' ? limit : undefined;
}
