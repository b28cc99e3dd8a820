import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { words } from '../words';
import { Empty } from './empty';

interface NoMatchProps {
  icon: Icon;
  title: string;
  /** Which other choice may find something. */
  text: string;
  /** Takes all filters away. */
  onShowAll: () => void;
}

/** In the place of a list that its filters leave nothing of. */
export function NoMatch({ icon, title, text, onShowAll }: NoMatchProps) {
  return (
    <Empty
      icon={icon}
      title={title}
      action={
        <Button variant="default" onClick={onShowAll}>
          {words.showAll}
        </Button>
      }
    >
      <p>{text}</p>
    </Empty>
  );
}
