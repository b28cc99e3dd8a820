'use client';

import { Anchor } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { labelledChats } from '../../../../features/chats/address';
import { LabelDot } from '../../../../features/labels/label-dot';
import { useLabels, useRemoveLabel } from '../../../../features/labels/queries';
import { Link } from '../../../../shared/ui/link';
import { EditableListScreen } from '../editable-list/editable-list-screen';
import { LabelForm } from './label-form';
import { LabelRefusals } from './label-refusals';
import classes from './labels-screen.module.css';
import { words } from './words';

/** Every label of the organization. */
export function LabelsScreen() {
  const query = useLabels();
  const remove = useRemoveLabel();
  return (
    <EditableListScreen
      words={words}
      icon={IconTag}
      query={query}
      nameOf={({ name }) => name}
      rowClass={classes.row}
      row={(label, buttons) => (
        <>
          <h2 className={classes.name}>
            <LabelDot color={label.color} />
            <bdi>{label.name}</bdi>
          </h2>
          <div className={classes.actions}>
            <Anchor
              component={Link}
              href={labelledChats(label.id)}
              size="sm"
              aria-label={words.chats(label.name)}
            >
              {words.showChats}
            </Anchor>
            {buttons}
          </div>
          <LabelRefusals label={label} />
        </>
      )}
      form={(label, onClose) => <LabelForm {...(label && { label })} onClose={onClose} />}
      remove={(id) => remove.mutateAsync(id)}
    />
  );
}
