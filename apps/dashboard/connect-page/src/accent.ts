/** Paints the page in the colour of the organization, with letters on it that can be read. */
export function paint(color: string | null): void {
  if (!color || !/^#[0-9a-f]{6}$/i.test(color)) return;
  const style = document.documentElement.style;
  style.setProperty('--accent', color);
  style.setProperty('--on-accent', isBright(color) ? '#000000' : '#ffffff');
}

/** Relative luminance above the point at which black and white are read equally well (WCAG 2). */
function isBright(color: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0) > 0.179;
}
