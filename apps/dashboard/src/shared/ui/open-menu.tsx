'use client';

import { cloneElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { Menu, type MenuProps } from '@mantine/core';
import type { MenuOf } from './lazy-menu';

interface OpenMenuProps extends Pick<MenuProps, 'position' | 'width'>, MenuOf {
  children: ReactNode;
}

/** A menu that opens as soon as it is there, from its button, to which the focus returns. */
export function OpenMenu({ target, children, ...place }: OpenMenuProps) {
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
    setOpened(true);
  }, []);
  return (
    <Menu {...place} opened={opened} onChange={setOpened} withinPortal>
      <Menu.Target>{cloneElement(target, { ref: button })}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
