'use client';

import { useState } from 'react';
import { Anchor, Button } from '@mantine/core';
import { IconPlus, IconTag } from '@tabler/icons-react';
import type { LabelView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { labelledChats } from '../../../../features/chats/address';
import { LabelDot } from '../../../../features/labels/label-dot';
import { useLabels, useRemoveLabel } from '../../../../features/labels/queries';
import { RoleNote } from '../../../../features/members/role-note';
import { useNewDialog, useOpenItem } from '../../../../shared/address';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { DataList } from '../../../../shared/lists/data-list';
import { Empty } from '../../../../shared/notices/empty';
import { notifyDone } from '../../../../shared/notices/notify';
import { BackLink } from '../../../../shared/screens/back-link';
import { PageHeader } from '../../../../shared/screens/page-header';
import { Link } from '../../../../shared/ui/link';
import { LabelForm } from './label-form';
import classes from './labels-screen.module.css';
import { words } from './words';

/** Every label of the organization. */
export function LabelsScreen() {
  const query = useLabels();
  const create = useNewDialog();
  const edit = useOpenItem('edit');
  const [removed, setRemoved] = useState<LabelView | null>(null);
  const mayChange = useMay('messages:send');
  const edited = query.data?.find(({ id }) => id === edit.item);
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={16} />} onClick={create.open}>
      {words.add}
    </Button>
  ) : (
    <RoleNote to="messages:send" />
  );
  return (
    <>
      <BackLink href="/settings/" label={words.settings} />
      <PageHeader
        title={words.title}
        lead={words.lead}
        action={query.data?.length ? add : undefined}
      />
      <DataList
        query={query}
        label={words.title}
        itemKey={({ id }) => id}
        rowClass={classes.row}
        height={140}
        empty={
          <Empty icon={IconTag} title={words.none} action={add}>
            <p>{words.noneText}</p>
          </Empty>
        }
      >
        {(label) => (
          <LabelRow
            label={label}
            mayChange={mayChange}
            onEdit={() => edit.open(label.id)}
            onRemove={() => setRemoved(label)}
          />
        )}
      </DataList>
      {mayChange && (
        <>
          <Dialog opened={create.opened} onClose={create.close} title={words.add}>
            <LabelForm onClose={create.close} />
          </Dialog>
          <Dialog opened={edited !== undefined} onClose={edit.close} title={words.edit}>
            {edited && <LabelForm label={edited} onClose={edit.close} />}
          </Dialog>
        </>
      )}
      <RemoveQuestion label={removed} onClose={() => setRemoved(null)} />
    </>
  );
}

interface LabelRowProps {
  label: LabelView;
  mayChange: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

function LabelRow({ label: { id, name, color }, mayChange, onEdit, onRemove }: LabelRowProps) {
  return (
    <>
      <h2 className={classes.name}>
        <LabelDot color={color} />
        <bdi>{name}</bdi>
      </h2>
      <div className={classes.actions}>
        <Anchor component={Link} href={labelledChats(id)} size="sm" aria-label={words.chats(name)}>
          {words.showChats}
        </Anchor>
        {mayChange && (
          <>
            <Button variant="default" size="xs" aria-label={words.editOf(name)} onClick={onEdit}>
              {words.edit}
            </Button>
            <Button
              variant="default"
              size="xs"
              aria-label={words.removeOf(name)}
              onClick={onRemove}
            >
              {words.remove}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

interface RemoveQuestionProps {
  /** Null when nothing is asked. */
  label: LabelView | null;
  onClose: () => void;
}

function RemoveQuestion({ label, onClose }: RemoveQuestionProps) {
  const remove = useRemoveLabel();
  return (
    <Confirm
      opened={label !== null}
      title={words.removeTitle(label?.name ?? '')}
      action={words.remove}
      onClose={onClose}
      onConfirm={async () => {
        if (!label) return;
        await remove.mutateAsync(label.id);
        notifyDone(words.removed);
      }}
    >
      {words.removeText}
    </Confirm>
  );
}
