'use client';

import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** Nearer to the end than this, in pixels, and the reader counts as reading the newest message. */
const NEAR = 120;

/** Keeps a conversation at its newest message, unless someone scrolled up to read. */
export function useStickToEnd(scroller: RefObject<HTMLElement | null>, newest: string): void {
  const following = useRef(true);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => {
      const below = element.scrollHeight - element.scrollTop - element.clientHeight;
      following.current = below < NEAR;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller]);

  // Pictures take their room when they are loaded.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
    });
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && following.current) element.scrollTop = element.scrollHeight;
  }, [scroller, newest]);
}
