const KEY = 'whathooks.emojis';
/** Emojis that are offered again: three rows. */
const MOST = 24;

/** Emojis that were used in this browser, the last one first. */
export function recentEmojis(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberEmoji(emoji: string): void {
  try {
    const others = recentEmojis().filter((one) => one !== emoji);
    localStorage.setItem(KEY, JSON.stringify([emoji, ...others].slice(0, MOST)));
  } catch {
    // Only comfort is lost.
  }
}
