'use client';

import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function at each render, which does what the latest one does: what gets it need not be drawn again. */
export function useStable<A extends unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
