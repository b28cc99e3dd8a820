import type { ComponentProps } from 'react';
import { Button } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { Empty } from '../../../../shared/notices/empty';
import type { InboxPlace } from '../address';
import classes from '../inbox-screen.module.css';
import { words } from '../words';

interface NoChatProps extends Pick<ComponentProps<typeof Empty>, 'icon' | 'title' | 'children'> {
  inbox: InboxPlace;
}

/** In the place of a conversation that is not there, with the way to those that are. */
export function NoChat({ inbox, icon, title, children }: NoChatProps) {
  return (
    <section className={classes.main} aria-label={words.conversation}>
      <div className={classes.none}>
        <Empty
          icon={icon}
          title={title}
          action={
            <Button size="xs" variant="default" onClick={inbox.leave}>
              {words.allChats}
            </Button>
          }
        >
          {children}
        </Empty>
      </div>
    </section>
  );
}

/** The address names a number that was deleted. */
export function Removed({ inbox }: Pick<NoChatProps, 'inbox'>) {
  return (
    <NoChat inbox={inbox} icon={IconPhoneOff} title={words.removed}>
      <p>{words.removedText}</p>
    </NoChat>
  );
}
