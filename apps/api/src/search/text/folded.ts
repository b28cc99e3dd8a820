/** A text as it is compared: without case, accents and what cannot be seen. */
export interface Folded {
  text: string;
  /** Where each UTF-16 unit of the folded text, and its end, stands in the text as it was written. */
  origin: readonly number[];
}

/** What Unicode does not take apart, though people write it either way. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ς', 'σ'],
]);

/**
 * Accents, vowel marks of Hebrew and Arabic, the stretching of Arabic letters, colours of skin, and what directs or joins
 * characters without being seen. Signs of vowels in other scripts stay: without them a word is another word.
 */
const IGNORED =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]|[\u{1f3fb}-\u{1f3ff}]/gu;

const PLAIN = /^[\0-\x7f]*$/;

/** Most characters whose folding is remembered. */
const KNOWN_MAX = 20_000;
const known = new Map<string, string>();

/** Folds a text. */
export function fold(written: string): Folded {
  if (PLAIN.test(written)) {
    return { text: written.toLowerCase(), origin: Array.from({ length: written.length + 1 }, (_, at) => at) };
  }
  let text = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of written) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit += 1) origin.push(at);
    text += folded;
    at += character.length;
  }
  origin.push(written.length);
  return { text, origin };
}

function foldCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const parts = character.normalize('NFKD').toLowerCase().normalize('NFKD').replace(IGNORED, '');
  const folded = Array.from(parts, (part) => LETTERS.get(part) ?? part).join('');
  if (known.size < KNOWN_MAX) known.set(character, folded);
  return folded;
}
