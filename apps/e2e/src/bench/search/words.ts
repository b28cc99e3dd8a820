/** Words that people use, the frequent ones first. */
const VOCABULARY = 20_000;
const PER_MESSAGE = 9;
const CONSONANTS = 'bcdfghklmnprstvz';
const VOWELS = 'aeiou';
/** How uneven words are used: the most frequent one is in every second message. */
const UNEVENNESS = 4;

/** A word of its own for each number. */
export function wordAt(at: number): string {
  let word = '';
  for (let rest = at + 16; rest > 0; rest = Math.floor(rest / 80)) {
    const syllable = rest % 80;
    word += `${CONSONANTS[syllable % 16]}${VOWELS[Math.floor(syllable / 16)]}`;
  }
  return word;
}

/** Texts of messages, by a seed; every twentieth has a number of six digits. */
export function textsOf(seed: number, count: number): string[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, n) => {
    const words = Array.from({ length: PER_MESSAGE }, () =>
      wordAt(Math.floor(VOCABULARY * random() ** UNEVENNESS)),
    );
    return n % 20 === 0
      ? [...words, Math.floor(random() * 900_000 + 100_000)].join(' ')
      : words.join(' ');
  });
}

/** The same numbers in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
