const names = new Intl.Collator('en', { numeric: true });

/** Sorts by names as people do: whatever their case and accents, and by the value of digits. */
export function byName<T>(nameOf: (one: T) => string): (one: T, other: T) => number {
  return (one, other) => names.compare(nameOf(one), nameOf(other));
}
