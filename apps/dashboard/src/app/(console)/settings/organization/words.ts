/** Words of the logo and colour of an organization. */
export const appearanceWords = {
  title: 'Connect links',
  text: 'What your clients see on the page behind a connect link.',
  logo: 'Logo',
  logoHint: (kib: number) =>
    `A picture of up to ${kib} KiB. It is shown at most 128 pixels wide and 40 high.`,
  choose: 'Choose a picture',
  remove: 'Remove the logo',
  noLogo: 'No logo',
  tooLarge: (kib: number) => `Choose a picture of at most ${kib} KiB.`,
  unread: 'This file cannot be read.',
  color: 'Colour',
  colorHint: 'Six hex digits behind a #, for buttons. Leave it empty for ours.',
  colorWrong: 'Write six hex digits behind a #, like #0b6e4f.',
  sample: '#0b6e4f',
  submit: 'Save logo and colour',
} as const;
