import type { Token, Tokens } from './tokens';

/** Beginnings of words that are indexed, in characters. A longer beginning is found by the next shorter one. */
const BEGINNINGS = [2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25] as const;
/** Characters of a word that are indexed. */
const WORD_MAX = 32;
/** Words of a text that are indexed. */
const WORDS_MAX = 2_000;
const DIGIT = /\p{N}/u;

/** What a text is found by: beginnings of its words, the words, and parts of what has digits. */
export function lexemesOf({ tokens, numbers }: Tokens): Set<string> {
  const lexemes = new Set<string>();
  for (const token of [...tokens.slice(0, WORDS_MAX), ...numbers.slice(0, WORDS_MAX)])
    for (const lexeme of lexemesOfToken(token)) lexemes.add(lexeme);
  return lexemes;
}

function lexemesOfToken({ kind, text }: Token): string[] {
  if (kind === 'sign') return [text];
  const characters = Array.from(text);
  if (kind === 'run') return [...characters, ...parts(characters, 2)];
  const begun = BEGINNINGS.filter((length) => length < characters.length);
  const words = [...begun, WORD_MAX].map((length) => characters.slice(0, length).join(''));
  return hasParts(text) ? [...words, ...numberParts(characters)] : words;
}

/** What every text has in which a word begins so. */
export function lexemesOfBeginning(text: string): string[] {
  const characters = Array.from(text);
  const length = BEGINNINGS.findLast((least) => least <= characters.length) ?? characters.length;
  return [characters.slice(0, length).join('')];
}

/** What every text has in which this word stands. */
export function lexemesOfWord({ kind, text }: Pick<Token, 'kind' | 'text'>): string[] {
  if (kind === 'run') return lexemesOfRun(text);
  return [Array.from(text).slice(0, WORD_MAX).join('')];
}

/** What every text has in which these characters of an unspaced script follow each other. */
export function lexemesOfRun(text: string): string[] {
  const characters = Array.from(text);
  return characters.length === 1 ? characters : parts(characters, 2);
}

/** What every text has in which a number or an id contains this. */
export function lexemesOfPart(text: string): string[] {
  return numberParts(Array.from(text));
}

/** Whether a word is found by each part of it, as numbers and ids are. */
export function hasParts(text: string): boolean {
  return DIGIT.test(text) && text.length >= PART;
}

/** Characters of a part. */
const PART = 3;

function numberParts(characters: readonly string[]): string[] {
  return parts(characters.slice(0, WORD_MAX), PART).map((part) => `#${part}`);
}

/** All stretches of so many characters. */
function parts(characters: readonly string[], length: number): string[] {
  return characters
    .slice(0, Math.max(0, characters.length - length + 1))
    .map((_, at) => characters.slice(at, at + length).join(''));
}
