/**
 * Lines of text whose letters are cut off above or below, as the tail of a "g" is where a line that hides what does not
 * fit is as low as its letters are large. Runs in the page.
 */
export function cutLetters(): string[] {
  /** Part of the size of letters that may be missing: no letter reaches that far. */
  const SPARE = 0.04;
  const found: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    const words = text.textContent?.trim();
    if (!element || !words || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { overflowY, fontSize } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    const box = element.getBoundingClientRect();
    // What is read aloud alone is a pixel large; several lines may end with a part of one.
    const isOneLine = box.height > 2 && element.clientHeight < 2 * size;
    if (overflowY === 'visible' || !isOneLine) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const letters = range.getBoundingClientRect();
    const missing = Math.max(box.top - letters.top, letters.bottom - box.bottom);
    if (missing > SPARE * size) found.push(`${missing.toFixed(1)} px of ${words.slice(0, 60)}`);
  }
  return found;
}
