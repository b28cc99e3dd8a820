import { type ReactNode, useState } from 'react';
import { Button, Text } from '@mantine/core';
import { type Icon, IconPlus } from '@tabler/icons-react';
import type { Permission } from '@whathooks/dto';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useMay } from '../../../../features/auth/use-may';
import { SHARED_NOTE } from '../../../../features/clients/words';
import { RoleNote } from '../../../../features/members/role-note';
import { useNewDialog, useOpenItem } from '../../../../shared/address';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { Dialog } from '../../../../shared/dialogs/dialog';
import type { DialogProps } from '../../../../shared/dialogs/dialog-props';
import { DataList, type ListQuery } from '../../../../shared/lists/data-list';
import { Empty } from '../../../../shared/notices/empty';
import { notifyDone } from '../../../../shared/notices/notify';
import { PageHeader } from '../../../../shared/screens/page-header';

interface EditableListWords {
  title: string;
  lead: string;
  none: string;
  noneText: string;
  add: string;
  edit: string;
  editOf: (name: string) => string;
  remove: string;
  removeOf: (name: string) => string;
  removeTitle: (name: string) => string;
  removeText: string;
  removed: string;
}

interface EditableListScreenProps<Item> {
  words: EditableListWords;
  /** What it takes to change it. */
  to?: Permission;
  icon: Icon;
  query: ListQuery<Item> & { data: readonly Item[] | undefined };
  nameOf: (item: Item) => string;
  rowClass: string | undefined;
  /** A row without its buttons. */
  row: (item: Item, buttons: ReactNode) => ReactNode;
  /** The form in the dialog that makes an item, or changes the one that it is given. */
  form: (item: Item | undefined, onClose: () => void) => ReactNode;
  dialogSize?: DialogProps['size'];
  remove: (id: string) => Promise<unknown>;
  /** Below the list. */
  children?: ReactNode;
}

/** A list that the organization shares, whose items people make, change and delete: labels, snippets, clients. */
export function EditableListScreen<Item extends { id: string }>(
  props: EditableListScreenProps<Item>,
) {
  const { words, to = 'messages:send', query, nameOf, form, dialogSize } = props;
  const { limited } = useIdentity().user;
  const create = useNewDialog();
  const edit = useOpenItem('edit');
  const [removed, setRemoved] = useState<Item | null>(null);
  const mayChange = useMay(to) && !limited;
  const edited = query.data?.find(({ id }) => id === edit.item);
  const size = dialogSize && { size: dialogSize };
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={16} />} onClick={create.open}>
      {words.add}
    </Button>
  ) : (
    <WhyNot to={to} isLimited={limited} />
  );
  const buttonsOf = (item: Item) =>
    mayChange && (
      <RowButtons
        words={words}
        name={nameOf(item)}
        onEdit={() => edit.open(item.id)}
        onRemove={() => setRemoved(item)}
      />
    );
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        action={query.data?.length ? add : undefined}
      />
      <DataList
        query={query}
        label={words.title}
        itemKey={({ id }) => id}
        rowClass={props.rowClass}
        height={140}
        empty={
          <Empty icon={props.icon} title={words.none} action={add}>
            <p>{words.noneText}</p>
          </Empty>
        }
      >
        {(item) => props.row(item, buttonsOf(item))}
      </DataList>
      {props.children}
      {mayChange && (
        <>
          <Dialog opened={create.opened} onClose={create.close} title={words.add} {...size}>
            {form(undefined, create.close)}
          </Dialog>
          <Dialog
            opened={edited !== undefined}
            onClose={edit.close}
            title={edited ? words.editOf(nameOf(edited)) : words.edit}
            {...size}
          >
            {edited && form(edited, edit.close)}
          </Dialog>
        </>
      )}
      <Confirm
        opened={removed !== null}
        title={words.removeTitle(removed ? nameOf(removed) : '')}
        action={words.remove}
        onClose={() => setRemoved(null)}
        onConfirm={async () => {
          if (!removed) return;
          await props.remove(removed.id);
          notifyDone(words.removed);
        }}
      >
        {words.removeText}
      </Confirm>
    </>
  );
}

/** Why the list cannot be changed by who looks at it. */
function WhyNot({ to, isLimited }: { to: Permission; isLimited: boolean }) {
  const may = useMay(to);
  if (!may || !isLimited) return <RoleNote to={to} />;
  return (
    <Text size="sm" c="dimmed" maw="24rem">
      {SHARED_NOTE}
    </Text>
  );
}

interface RowButtonsProps {
  words: EditableListWords;
  name: string;
  onEdit: () => void;
  onRemove: () => void;
}

function RowButtons({ words, name, onEdit, onRemove }: RowButtonsProps) {
  return (
    <>
      <Button variant="default" size="xs" aria-label={words.editOf(name)} onClick={onEdit}>
        {words.edit}
      </Button>
      <Button variant="default" size="xs" aria-label={words.removeOf(name)} onClick={onRemove}>
        {words.remove}
      </Button>
    </>
  );
}
