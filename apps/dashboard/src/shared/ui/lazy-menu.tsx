'use client';

import {
  cloneElement,
  type ComponentType,
  type LazyExoticComponent,
  type ReactElement,
  type Ref,
  Suspense,
  useState,
} from 'react';

/** What a button that opens a menu has. */
interface TargetProps {
  onClick?: () => void;
  onFocus?: () => void;
  onPointerEnter?: () => void;
  ref?: Ref<HTMLButtonElement>;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}

/** The menu of a button, made of `OpenMenu`. */
export interface MenuOf {
  target: ReactElement<{ ref?: Ref<HTMLButtonElement> }>;
}

interface LazyMenuProps<P> {
  /** The button that opens it. */
  target: ReactElement<TargetProps>;
  menu: LazyExoticComponent<ComponentType<P & MenuOf>>;
  /** Begins to load it. */
  load: () => Promise<unknown>;
  /** What the menu is given. */
  of: P;
}

/** A button whose menu is loaded when somebody comes near it, as most people open none. */
export function LazyMenu<P extends object>({ target, menu: Shown, load, of }: LazyMenuProps<P>) {
  const [isWanted, setWanted] = useState(false);
  // What cannot be loaded now is tried again by the click.
  const preload = () => void load().catch(() => undefined);
  const button = cloneElement(target, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => setWanted(true),
    onFocus: preload,
    onPointerEnter: preload,
  });
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <Shown {...of} target={target} />
    </Suspense>
  );
}
