/** How many characters are too many, as the API counts them. */
export function tooManyIn(text: string, limit: number): number {
  return text.length <= limit ? 0 : Math.max(0, Array.from(text).length - limit);
}
