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
 * Ranges of characters that are left out. Signs of vowels in other scripts stay: they tell words apart.
 */
const IGNORED: readonly (readonly [from: number, to: number])[] = [
  // Accents.
  [0x300, 0x36f],
  // Vowels of Hebrew.
  [0x591, 0x5c7],
  // Vowels of Arabic, and what stretches its letters.
  [0x610, 0x61a],
  [0x640, 0x640],
  [0x64b, 0x65f],
  [0x670, 0x670],
  // What joins, separates and directs characters without being seen.
  [0xad, 0xad],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  // Colours of skin.
  [0x1f3fb, 0x1f3ff],
];

const PLAIN = /^[\0-\x7f]*$/;

/** Most characters whose folding is remembered. */
const KNOWN_MAX = 20_000;
const known = new Map<string, string>();

/** Folds a text. */
export function fold(written: string): Folded {
  if (PLAIN.test(written)) {
    return {
      text: written.toLowerCase(),
      origin: Array.from({ length: written.length + 1 }, (_, at) => at),
    };
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
  const parts = character.normalize('NFKD').toLowerCase().normalize('NFKD');
  const folded = Array.from(parts, (part) =>
    isIgnored(part) ? '' : (LETTERS.get(part) ?? part),
  ).join('');
  if (known.size < KNOWN_MAX) known.set(character, folded);
  return folded;
}

function isIgnored(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return IGNORED.some(([from, to]) => point >= from && point <= to);
}
