import { plainText } from '../../../../features/messages/content/formatting';

interface Place {
  start: number;
  end: number;
}

/** A text on one line without its marks, such as `*`, and where what was found in it stands now. */
export function plainHit(
  text: string,
  places: readonly Place[],
): { text: string; places: Place[] } {
  const plain = plainText(text);
  if (plain === text) return { text, places: [...places] };
  const origin = originsOf(plain, text);
  const now = (place: number): number => {
    const at = origin.findIndex((from) => from >= place);
    return at === -1 ? plain.length : at;
  };
  const moved = places.map(({ start, end }) => ({ start: now(start), end: now(end) }));
  return { text: plain, places: moved.filter(({ start, end }) => end > start) };
}

/** Where each unit of a text without marks stood before: marks were left out, and ends of lines became spaces. */
function originsOf(plain: string, text: string): number[] {
  let from = 0;
  return plain.split('').map((unit) => {
    const at = unit === ' ' ? spaceFrom(text, from) : text.indexOf(unit, from);
    if (at !== -1) from = at + 1;
    return at === -1 ? from : at;
  });
}

function spaceFrom(text: string, from: number): number {
  const space = /\s/g;
  space.lastIndex = from;
  return space.exec(text)?.index ?? -1;
}
