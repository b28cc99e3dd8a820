/** Where words stand in a text, without regard to case and accents. */
export function placesOf(text: string, q: string): { start: number; end: number }[] {
  const words = Array.from(
    fold(q).text.matchAll(/[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu),
    ([word]) => word,
  );
  const folded = fold(text);
  return words.flatMap((word) => {
    const places: { start: number; end: number }[] = [];
    for (
      let at = folded.text.indexOf(word);
      at >= 0;
      at = folded.text.indexOf(word, at + word.length)
    )
      if (
        startsWord(folded.text, at) ||
        /\p{N}/u.test(word) ||
        !/^[\p{Script=Latin}]+$/u.test(word)
      )
        places.push({
          start: folded.origin[at] ?? 0,
          end: folded.origin[at + word.length] ?? text.length,
        });
    return places;
  });
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}\p{M}]/u.test(text.charAt(at - 1));
}

function fold(written: string): { text: string; origin: number[] } {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of written) {
    const plain = character
      .normalize('NFKD')
      .replace(/\p{Diacritic}/gu, '')
      .toLowerCase();
    for (let unit = 0; unit < plain.length; unit += 1) origin.push(at);
    text += plain;
    at += character.length;
  }
  origin.push(written.length);
  return { text, origin };
}
