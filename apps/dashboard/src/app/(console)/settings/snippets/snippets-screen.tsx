'use client';

import { IconMessage2Bolt } from '@tabler/icons-react';
import { SNIPPET_VARIABLES } from '@whathooks/dto/facts';
import { useRemoveSnippet, useSnippets } from '../../../../features/snippets/queries';
import { Section } from '../../../../shared/screens/section';
import { Facts } from '../../../../shared/ui/facts';
import { EditableListScreen } from '../editable-list/editable-list-screen';
import { SnippetForm } from './snippet-form';
import classes from './snippets-screen.module.css';
import { VARIABLE_MEANINGS, words } from './words';

/** Every snippet of the organization. */
export function SnippetsScreen() {
  const query = useSnippets();
  const remove = useRemoveSnippet();
  return (
    <EditableListScreen
      words={words}
      icon={IconMessage2Bolt}
      query={query}
      nameOf={({ shortcut }) => shortcut}
      rowClass={classes.row}
      row={({ shortcut, text }, buttons) => (
        <>
          <div className={classes.body}>
            <h2 className={classes.shortcut}>/{shortcut}</h2>
            <p className={classes.text} dir="auto">
              {text}
            </p>
          </div>
          {buttons && <div className={classes.actions}>{buttons}</div>}
        </>
      )}
      form={(snippet, onClose) => <SnippetForm {...(snippet && { snippet })} onClose={onClose} />}
      dialogSize="large"
      remove={(id) => remove.mutateAsync(id)}
    >
      <Variables />
    </EditableListScreen>
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
