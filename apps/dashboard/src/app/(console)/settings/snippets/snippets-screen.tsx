'use client';

import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconMessage2Bolt, IconPlus } from '@tabler/icons-react';
import type { SnippetView } from '@whathooks/dto';
import { SNIPPET_VARIABLES } from '@whathooks/dto/facts';
import { useMay } from '../../../../features/auth/use-may';
import { RoleNote } from '../../../../features/members/role-note';
import { useRemoveSnippet, useSnippets } from '../../../../features/snippets/queries';
import { useNewDialog, useOpenItem } from '../../../../shared/address';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { DataList } from '../../../../shared/lists/data-list';
import { Empty } from '../../../../shared/notices/empty';
import { notifyDone } from '../../../../shared/notices/notify';
import { BackLink } from '../../../../shared/screens/back-link';
import { PageHeader } from '../../../../shared/screens/page-header';
import { Section } from '../../../../shared/screens/section';
import { Facts } from '../../../../shared/ui/facts';
import { SnippetForm } from './snippet-form';
import classes from './snippets-screen.module.css';
import { VARIABLE_MEANINGS, words } from './words';

/** Every snippet of the organization. */
export function SnippetsScreen() {
  const query = useSnippets();
  const create = useNewDialog();
  const edit = useOpenItem('edit');
  const [removed, setRemoved] = useState<SnippetView | null>(null);
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
          <Empty icon={IconMessage2Bolt} title={words.none} action={add}>
            <p>{words.noneText}</p>
          </Empty>
        }
      >
        {(snippet) => (
          <SnippetRow
            snippet={snippet}
            mayChange={mayChange}
            onEdit={() => edit.open(snippet.id)}
            onRemove={() => setRemoved(snippet)}
          />
        )}
      </DataList>
      <Variables />
      {mayChange && (
        <>
          <Dialog opened={create.opened} onClose={create.close} title={words.add} size="large">
            <SnippetForm onClose={create.close} />
          </Dialog>
          <Dialog
            opened={edited !== undefined}
            onClose={edit.close}
            title={words.edit}
            size="large"
          >
            {edited && <SnippetForm snippet={edited} onClose={edit.close} />}
          </Dialog>
        </>
      )}
      <RemoveQuestion snippet={removed} onClose={() => setRemoved(null)} />
    </>
  );
}

interface SnippetRowProps {
  snippet: SnippetView;
  mayChange: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

function SnippetRow({ snippet, mayChange, onEdit, onRemove }: SnippetRowProps) {
  const { shortcut, text } = snippet;
  return (
    <>
      <div className={classes.body}>
        <h2 className={classes.shortcut}>/{shortcut}</h2>
        <p className={classes.text} dir="auto">
          {text}
        </p>
      </div>
      {mayChange && (
        <div className={classes.actions}>
          <Button variant="default" size="xs" aria-label={words.editOf(shortcut)} onClick={onEdit}>
            {words.edit}
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={words.removeOf(shortcut)}
            onClick={onRemove}
          >
            {words.remove}
          </Button>
        </div>
      )}
    </>
  );
}

/** What may stand in the text of a snippet. */
function Variables() {
  return (
    <div className={classes.variables}>
      <Section title={words.variables} look="framed">
        <p className={classes.explained}>{words.variablesText}</p>
        <Facts
          look="beside"
          facts={SNIPPET_VARIABLES.map((name) => ({
            term: `{{${name}}}`,
            value: VARIABLE_MEANINGS[name],
          }))}
        />
      </Section>
    </div>
  );
}

interface RemoveQuestionProps {
  /** Null when nothing is asked. */
  snippet: SnippetView | null;
  onClose: () => void;
}

function RemoveQuestion({ snippet, onClose }: RemoveQuestionProps) {
  const remove = useRemoveSnippet();
  return (
    <Confirm
      opened={snippet !== null}
      title={words.removeTitle(snippet?.shortcut ?? '')}
      action={words.remove}
      onClose={onClose}
      onConfirm={async () => {
        if (!snippet) return;
        await remove.mutateAsync(snippet.id);
        notifyDone(words.removed);
      }}
    >
      {words.removeText}
    </Confirm>
  );
}
