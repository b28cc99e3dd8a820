'use client';

import { useEffect, useState } from 'react';
import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { isKeyTaken } from '../../../../shared/ui/key-list';

/** What few open at once: it is loaded when it is opened first. */
const ShortcutsDialog = dynamic(
  () => import('./shortcuts-dialog').then(({ ShortcutsDialog: part }) => part),
  { ssr: false },
);

/** `?` lists the keys, on every screen but the inbox, which has a list of its own. */
export function FrameShortcuts() {
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const hasOwn = usePathname().startsWith('/inbox');
  useEffect(() => {
    if (hasOwn) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.defaultPrevented || isKeyTaken(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      setWanted(true);
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [hasOwn]);
  return isWanted && <ShortcutsDialog opened={isOpen} onClose={() => setOpen(false)} />;
}
