/** Every line but the first one, further in by so many blanks. */
export function indented(text: string, by: number, blank = ' '): string {
  return text.replaceAll('\n', `\n${blank.repeat(by)}`);
}
