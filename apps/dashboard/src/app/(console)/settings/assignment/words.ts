/** Words of the assignment rule. */
export const words = {
  title: 'Assignment',
  settings: 'Settings',
  lead: 'How a chat gets somebody who looks after it.',
  legend: 'Chats of nobody',
  none: 'By hand',
  noneText: 'They stay unassigned until somebody takes them.',
  roundRobin: 'In turn',
  roundRobinText:
    'Each chat in which somebody waits goes to the one below who has waited longest for a chat.',
  members: 'Who takes part',
  membersText: 'Viewers cannot answer, and are not listed.',
  membersMissing: 'Choose at least one person.',
  submit: 'Save',
} as const;
