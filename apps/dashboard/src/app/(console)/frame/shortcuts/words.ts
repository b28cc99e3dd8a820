import type { KeyGroup } from '../../../../shared/ui/key-list';

/** Words of the list of keys that work on every screen. */
export const words = {
  title: 'Keyboard shortcuts',
  paletteKey: 'Ctrl K',
  groups: (palette: string): readonly KeyGroup[] => [
    [
      'Anywhere',
      [
        [palette, 'Find chats, people, numbers, webhooks, any id, and go to any screen'],
        ['Tab', 'To the next thing that can be pressed, and back with Shift'],
        ['Esc', 'Close what is open'],
        ['?', 'This list'],
      ],
    ],
    ['Charts', [['← and →', 'From time to time, when a chart has the focus']]],
    ['Inbox', [['?', '? lists the keys of the inbox there']]],
  ],
} as const;
