import { SNIPPET_SHORTCUT_MAX } from '@whathooks/dto/facts';

/** Words of the snippets. */
export const words = {
  title: 'Snippets',
  lead: 'Texts that you often write. Type / in the field to write a message, and choose one.',
  add: 'New snippet',
  none: 'No snippets yet',
  noneText: 'Write an answer once that you give every day, and everybody has it at hand.',
  edit: 'Edit',
  editOf: (shortcut: string) => `Edit the snippet ${shortcut}`,
  remove: 'Delete',
  removeOf: (shortcut: string) => `Delete the snippet ${shortcut}`,
  removeTitle: (shortcut: string) => `Delete the snippet “${shortcut}”?`,
  removeText: 'It can no longer be chosen. Messages that were written with it stay.',
  removed: 'Snippet deleted',
  saved: 'Snippet saved',
  variables: 'Variables',
  variablesText: 'They stand for what is known where the snippet is chosen:',
} as const;

/** Words of the form of a snippet. */
export const formWords = {
  shortcut: 'Shortcut',
  shortcutHint: 'What is typed after the /, for example hours.',
  shortcutWrong: `Use 1 to ${SNIPPET_SHORTCUT_MAX} letters, digits, - or _.`,
  text: 'Text',
  textMissing: 'Write the text.',
  unknown: (names: readonly string[]) =>
    `There is no variable ${names.map((name) => `{{${name}}}`).join(', ')}. Use {{name}}, {{phone}} or {{agent}}.`,
  insert: 'Insert a variable',
  preview: 'As Jane would get it',
  save: 'Save',
} as const;

/** What each variable stands for. */
export const VARIABLE_MEANINGS = {
  name: 'the name of the person in the chat',
  phone: 'the number of the person in the chat',
  agent: 'the name of the person who writes',
} as const;

/** Values by which a text is shown before it is used. */
export const SAMPLE_VALUES = { name: 'Jane Doe', phone: '+15551234567', agent: 'Ana' } as const;
