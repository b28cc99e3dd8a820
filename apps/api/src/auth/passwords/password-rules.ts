import { dictionary } from '@zxcvbn-ts/language-common';
import { ApiError } from '../../platform/http/problems/api-error';

/** The most common passwords, in lower case: attackers try them first. */
const COMMON = new Set(dictionary['passwords-common'] as string[]);

/** So many digits and signs behind a common password make it no better. */
const TAIL_MOST = 6;

/** Characters that must remain of a password without the parts of it that others know about its owner. */
const OWN_LEAST = 5;

/** Words of fewer letters are parts of too many other words. */
const WORD_LEAST = 3;

/** Whose password it is to be. */
export interface Owner {
  email: string;
  name: string;
  organizationName: string;
}

/**
 * Refuses a password that is guessed first: one that many people use, one of a row or of a repeated piece,
 * and one that is made of what is known of its owner. Costs the same whatever it is made of.
 *
 * @param field name of the field that holds it, for the error.
 * @throws ApiError weak_password
 */
export function assertGoodPassword(password: string, owner: Owner, field: string): void {
  const fault = faultOf(password.toLowerCase(), owner);
  if (fault) throw new ApiError('weak_password', fault, [{ path: field, message: fault }]);
}

function faultOf(password: string, owner: Owner): string | null {
  if (isCommon(password)) {
    return 'Many people use this password, so it is guessed first. Use a few words that do not belong together.';
  }
  if (isRepeated(password) || isRow(password)) {
    return 'A repeated piece or a row such as abcdef is guessed first. Use a few words that do not belong together.';
  }
  if (leftWithout(password, wordsOf(owner)).length < OWN_LEAST) {
    return 'Do not make the password of your e-mail address, your name or your organization. Use a few words that do not belong together.';
  }
  return null;
}

function isCommon(password: string): boolean {
  if (COMMON.has(password)) return true;
  const base = password.replace(/[^\p{L}]+$/u, '');
  return base.length >= password.length - TAIL_MOST && COMMON.has(base);
}

/** `abcabcabcabc`: the piece may be up to half of the whole. */
function isRepeated(password: string): boolean {
  return (password + password).indexOf(password, 1) < password.length;
}

/** Every character is the one after, or before, the one in front of it; 0 follows 9. */
function isRow(password: string): boolean {
  return [1, -1].some((step) =>
    Array.from(password).every(
      (character, index, all) => index === 0 || follows(all[index - 1] ?? '', character, step),
    ),
  );
}

function follows(before: string, character: string, step: number): boolean {
  const isDigits = /^\d\d$/.test(before + character);
  if (isDigits) return (Number(before) + step + 10) % 10 === Number(character);
  return (before.codePointAt(0) ?? 0) + step === character.codePointAt(0);
}

function wordsOf({ email, name, organizationName }: Owner): string[] {
  return [email, name, organizationName]
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= WORD_LEAST)
    .sort((a, b) => b.length - a.length);
}

/** Letters of a password that belong to none of the words. */
function leftWithout(password: string, words: readonly string[]): string {
  return words
    .reduce((left, word) => left.replaceAll(word, ''), password)
    .replace(/[^\p{L}]/gu, '');
}
