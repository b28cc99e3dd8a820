/** Browsers show a camera on secure origins only. */
export function canFilm(): boolean {
  return typeof navigator !== 'undefined' && 'mediaDevices' in navigator;
}
