import { fold, type Folded } from './folded';

/**
 * `word`: letters and digits up to the next space or sign; `run`: characters of a script that writes no spaces between
 * words; `sign`: one emoji.
 */
export type TokenKind = 'word' | 'run' | 'sign';

/** A word of a text, and where it stands in the folded text. */
export interface Token {
  kind: TokenKind;
  text: string;
  start: number;
  end: number;
}

/** A text as it is searched. */
export interface Tokens extends Folded {
  tokens: readonly Token[];
  /** Numbers that are written in groups, as phone numbers are, each as if it were written in one. */
  numbers: readonly Token[];
}

const UNSPACED = String.raw`(?=[\p{L}\p{M}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;
const TOKEN = new RegExp(
  String.raw`(?<run>(?:${UNSPACED})+)|(?<word>(?:(?!${UNSPACED})[\p{L}\p{N}\p{M}])+)|(?<sign>\p{RI}\p{RI}|\p{Extended_Pictographic})`,
  'gu',
);
/** A number in two or more groups. */
const GROUPED = /(?<!\p{N})\d+(?:[ \t\u00a0()./-]{1,3}\d+)+(?!\p{N})/gu;
/** Digits of a number that is written in groups: fewer are a date or a time. */
const GROUPED_LEAST = 5;
const GROUPED_MOST = 20;

/** Takes a text apart. */
export function tokensOf(written: string): Tokens {
  const folded = fold(written);
  return { ...folded, tokens: wordsIn(folded.text), numbers: numbersIn(folded.text) };
}

function wordsIn(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: found, index, groups = {} }) => ({
    kind: groups['run'] ? 'run' : groups['word'] ? 'word' : 'sign',
    text: found,
    start: index,
    end: index + found.length,
  }));
}

function numbersIn(text: string): Token[] {
  return Array.from(text.matchAll(GROUPED)).flatMap(({ 0: found, index }) => {
    const digits = found.replace(/\D/g, '');
    if (digits.length < GROUPED_LEAST || digits.length > GROUPED_MOST) return [];
    return [{ kind: 'word', text: digits, start: index, end: index + found.length } as const];
  });
}
