/** Words of writing a note. */
export const words = {
  label: (title: string) => `Note about ${title}`,
  placeholder: 'Write a note. @ names a colleague',
  hint: (title: string) => `Only colleagues see it, never ${title}.`,
  editing: 'Edit your note',
  leave: 'Leave the note as it was',
  add: 'Add note',
  save: 'Save note',
} as const;
