import {
  hasParts,
  lexemesOfBeginning,
  lexemesOfPart,
  lexemesOfRun,
  lexemesOfWord,
} from './lexemes';
import { type Token, type Tokens, tokensOf } from './tokens';

/** Where something that was searched for stands in a text as it was written, in UTF-16 units. */
export interface Range {
  start: number;
  end: number;
}

/** A part of what is searched for. */
interface Term {
  /** What every text has that it is in. */
  lexemes: readonly string[];
  /** Where it stands in the folded text. */
  places(text: Tokens): Range[];
}

/** Words of a search that count. */
const TERMS_MAX = 16;
/** Places of a text that are told. */
const RANGES_MAX = 100;
const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;
const NUMBER = /^\s*\+?[\d(][\d\s()./-]*$/;
const NUMBER_LEAST = 5;

/**
 * What somebody searches for: words in any order, of the last one its beginning, phrases in quotes, and parts of numbers
 * and ids.
 */
export class SearchWords {
  private constructor(private readonly terms: readonly Term[]) {}

  static of(written: string): SearchWords {
    const number = numberTerm(written);
    if (number) return new SearchWords([number]);
    const quoted = Array.from(written.matchAll(QUOTED), ([, phrase = '']) => phraseTerm(phrase));
    const { tokens } = tokensOf(written.replace(QUOTED, ' '));
    const words = tokens.map((token, at) => wordTerm(token, at === tokens.length - 1));
    return new SearchWords(
      [...quoted.filter(({ lexemes }) => lexemes.length > 0), ...words].slice(0, TERMS_MAX),
    );
  }

  /** Nothing but signs: no text is found by it. */
  get isEmpty(): boolean {
    return this.terms.length === 0;
  }

  /** What every text has that is found. */
  get lexemes(): string[] {
    return [...new Set(this.terms.flatMap(({ lexemes }) => lexemes))];
  }

  /** Where the words stand in a text; null for a text that is not found. */
  placesIn(written: string | null): Range[] | null {
    if (written === null || this.isEmpty) return null;
    const text = tokensOf(written);
    const places: Range[] = [];
    for (const term of this.terms) {
      const found = term.places(text);
      if (found.length === 0) return null;
      places.push(...found);
    }
    return asWritten(places, text);
  }
}

/** The last word is still being written. */
function wordTerm(token: Token, isLast: boolean): Term {
  const { kind, text } = token;
  if (kind === 'run') return { lexemes: lexemesOfRun(text), places: containing('run', text) };
  if (kind === 'word' && hasParts(text))
    return { lexemes: lexemesOfPart(text), places: containing('word', text) };
  if (kind === 'sign' || !isLast || Array.from(text).length < 2)
    return { lexemes: lexemesOfWord(token), places: (of) => phrasePlaces(of, [token]) };
  return {
    lexemes: lexemesOfBeginning(text),
    places: ({ tokens }) =>
      tokens
        .filter((each) => each.kind === kind && each.text.startsWith(text))
        .map(({ start }) => ({ start, end: start + text.length })),
  };
}

/** Every place of a text in words of one kind. */
function containing(kind: Token['kind'], text: string): Term['places'] {
  return ({ tokens }) =>
    tokens.filter((token) => token.kind === kind).flatMap((token) => placesOf(text, token));
}

function placesOf(text: string, token: Token): Range[] {
  const places: Range[] = [];
  for (let at = token.text.indexOf(text); at >= 0; at = token.text.indexOf(text, at + 1))
    places.push({ start: token.start + at, end: token.start + at + text.length });
  return places;
}

/** Words that follow each other. */
function phraseTerm(phrase: string): Term {
  const { tokens } = tokensOf(phrase);
  return {
    lexemes: tokens.slice(0, TERMS_MAX).flatMap((token) => lexemesOfWord(token)),
    places: (text) => phrasePlaces(text, tokens),
  };
}

function phrasePlaces({ tokens }: Tokens, phrase: readonly Token[]): Range[] {
  const [first] = phrase;
  if (!first) return [];
  if (first.kind === 'run' && phrase.length === 1)
    return containing('run', first.text)({ tokens } as Tokens);
  return tokens.flatMap(({ start }, at) => {
    const isThere = phrase.every(({ kind, text }, next) => {
      const token = tokens[at + next];
      return token?.kind === kind && token.text === text;
    });
    return isThere ? [{ start, end: tokens[at + phrase.length - 1]?.end ?? start }] : [];
  });
}

/** A number in groups is found however it is grouped. */
function numberTerm(written: string): Term | null {
  const digits = written.replace(/\D/g, '');
  if (!NUMBER.test(written) || digits.length < NUMBER_LEAST) return null;
  return {
    lexemes: lexemesOfPart(digits),
    places: ({ tokens, numbers }) =>
      [
        ...tokens.flatMap((token) => placesOf(digits, token)),
        ...numbers.filter(({ text }) => text.includes(digits)),
      ].map(({ start, end }) => ({ start, end })),
  };
}

/** Places in the text as it was written, in order, those that touch as one. */
function asWritten(places: readonly Range[], { origin }: Tokens): Range[] {
  const merged: Range[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const start = origin[place.start] ?? 0;
    const end = origin[place.end] ?? start;
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged.slice(0, RANGES_MAX);
}
