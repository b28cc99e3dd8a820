'use client';

import { useEffect, type ReactNode } from 'react';
import { usePathname } from 'next/navigation';
import { Box, Burger, FocusTrap, Group } from '@mantine/core';
import { useDisclosure, useFocusReturn, useHotkeys } from '@mantine/hooks';
import { LiveProvider } from '../../../features/live/live-provider';
import { ColorSchemeToggle } from '../../../shared/theme/color-scheme-toggle';
import { Wordmark } from '../../../shared/brand/wordmark';
import { AccountMenu } from './account/account-menu';
import classes from './console-shell.module.css';
import { LiveIndicator } from './live-indicator';
import { NewSignIn } from './new-sign-in';
import { useNotifier } from './attention/notifier';
import { PaletteButton } from './palette/palette-button';
import { OrganizationSwitcher } from './account/organization-switcher';
import { FrameShortcuts } from './shortcuts/shortcuts';
import { SideNavigation } from './side-navigation';
import { SimulatedBadge } from '../../../features/installation/simulated-badge';
import { SkipLink } from '../../../shared/screens/skip-link';
import { useTitleCount } from './attention/use-title-count';
import { words } from './words';

/** Frame of every screen behind the login. */
export function ConsoleShell({ children }: { children: ReactNode }) {
  const [opened, menu] = useDisclosure(false);
  const pathname = usePathname();
  const close = menu.close;
  useEffect(() => close(), [pathname, close]);
  // On a phone the navigation lies over the page: it behaves like a dialog.
  useFocusReturn({ opened });
  useHotkeys([['Escape', close]]);

  return (
    <LiveProvider>
      <Attention />
      <FrameShortcuts />
      <header className={classes.header}>
        <SkipLink />
        <Group gap="xs" wrap="nowrap" className={classes.start}>
          <Burger
            opened={opened}
            onClick={menu.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={words.openNavigation}
            aria-expanded={opened}
          />
          <SimulatedBadge />
        </Group>
        <Group gap={4} wrap="nowrap" className={classes.end}>
          <PaletteButton />
          <LiveIndicator />
          <Box visibleFrom="xs">
            <ColorSchemeToggle />
          </Box>
          <AccountMenu />
        </Group>
      </header>
      <nav className={classes.navbar} data-closed={!opened || undefined}>
        <FocusTrap active={opened}>
          <div className={classes.menu}>
            <div className={classes.brand}>
              <Wordmark href="/overview/" />
              <Burger
                opened={opened}
                onClick={menu.toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={words.closeNavigation}
              />
            </div>
            <OrganizationSwitcher />
            <SideNavigation />
          </div>
        </FocusTrap>
      </nav>
      <main id="main" tabIndex={-1} className={classes.main}>
        <NewSignIn>{children}</NewSignIn>
      </main>
    </LiveProvider>
  );
}

/** Notifications for a person who looks at something else. */
function Attention() {
  useNotifier();
  useTitleCount();
  return null;
}
