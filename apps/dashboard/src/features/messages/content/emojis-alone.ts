/** Most emojis that are shown large. */
const MOST = 3;
/** Longest sequence that is one emoji, with room to spare, in code units. */
const LONGEST = 40;

/** Signs that browsers draw as emojis; others, like ©, only with the mark that asks for it. ❤ comes without it. */
const EMOJI =
  /^(?:(?!\p{Regional_Indicator})\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\u2764|\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3)/u;

/**
 * How many emojis a text consists of, where it has one to three and nothing else: WhatsApp shows these large.
 *
 * @returns null for any other text.
 */
export function emojisAlone(text: string): 1 | 2 | 3 | null {
  const said = text.trim();
  if (said === '' || said.length > MOST * LONGEST) return null;
  let count = 0;
  for (const { segment } of new Intl.Segmenter().segment(said)) {
    if (/^\s$/.test(segment)) continue;
    count += 1;
    if (count > MOST || !EMOJI.test(segment)) return null;
  }
  return count as 1 | 2 | 3;
}
