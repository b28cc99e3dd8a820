/**
 * Runs `work` once for all calls within `milliseconds`: a burst of receipts reads a list once, and
 * the reading starts after the last call that counts on it.
 */
export function coalesce(work: () => void, milliseconds: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work();
    }, milliseconds);
  };
}
