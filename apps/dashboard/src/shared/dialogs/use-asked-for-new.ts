'use client';

import { useEffect } from 'react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';

/**
 * Opens the dialog that creates something when the address asks for it with `?new`. The mark leaves the
 * address at once, so that a reload and Back come to the list.
 */
export function useAskedForNew(open: () => void): void {
  const asked = useSearchParams().has('new');
  const pathname = usePathname();
  const router = useRouter();
  useEffect(() => {
    if (!asked) return;
    router.replace(pathname);
    open();
    // Once per address: `open` is another function with each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked]);
}
