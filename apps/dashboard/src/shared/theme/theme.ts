import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type ExtendComponent,
  type ModalFactory,
  type TooltipFactory,
} from '@mantine/core';
import { words } from '../words';

/** Deep green. Shade 7 carries white text at 5.9:1, and stands out from both themes' ground. */
const brand: MantineColorsTuple = [
  '#eefaf5',
  '#d9f2e7',
  '#b5e5d2',
  '#87d4b7',
  '#54bf97',
  '#2aa67a',
  '#158a63',
  '#0f7353',
  '#0d5c44',
  '#0a4736',
];

const red: MantineColorsTuple = [
  '#fff1f0',
  '#ffe0de',
  '#ffc4c1',
  '#fda19d',
  '#f8837e',
  '#ee5f59',
  '#dc3d37',
  '#c22a25',
  '#a3211d',
  '#831b18',
];

const gray: MantineColorsTuple = [
  '#f8faf9',
  '#f1f4f2',
  '#e6eae8',
  '#d9dedb',
  '#c6ccc9',
  '#98a09c',
  '#5c6561',
  '#47504c',
  '#2c3330',
  '#191e1c',
];

const dark: MantineColorsTuple = [
  '#dbe0de',
  '#b9c1bd',
  '#9aa4a0',
  '#7b8581',
  '#37403c',
  '#2a312e',
  '#1b201e',
  '#131716',
  '#0e1110',
  '#090b0a',
];

const SYSTEM_FONT =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'Helvetica Neue', Arial, sans-serif";
const MONOSPACE =
  "ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

/** Sizes, colours and defaults of every screen. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: 7,
  colors: { brand, red, gray, dark },
  black: '#141917',
  white: '#ffffff',
  fontFamily: SYSTEM_FONT,
  fontFamilyMonospace: MONOSPACE,
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  headings: {
    fontFamily: SYSTEM_FONT,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  // Not by `Modal.extend`: every page would load the components, and what places them on the screen.
  components: {
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.45, blur: 2 },
        closeButtonProps: { 'aria-label': words.close },
      },
      styles: { title: { fontSize: '1.0625rem', fontWeight: 650 } },
    } satisfies ExtendComponent<ModalFactory>,
    // It is a <header> element, and would count as a second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Tooltip: {
      defaultProps: {
        withArrow: true,
        openDelay: 250,
        events: { hover: true, focus: true, touch: true },
      },
    } satisfies ExtendComponent<TooltipFactory>,
  },
});

/** Mantine's greys and reds for small text miss WCAG AA; these do not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': '#6b746f',
    '--mantine-color-error': red[7],
    '--mantine-color-default-border': gray[3],
    '--wh-surface': '#ffffff',
    '--wh-sunken': gray[0],
    '--wh-hairline': gray[2],
    '--wh-bubble-own': '#dff3e9',
    '--wh-bubble-other': gray[1],
    '--wh-good': brand[6],
    '--wh-info': '#2f6fd0',
    '--wh-waiting': '#c98a00',
    '--wh-bad': red[7],
    '--wh-idle': '#7a847f',
  },
  dark: {
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': '#8b9691',
    '--mantine-color-error': red[3],
    '--mantine-color-default-border': dark[4],
    '--mantine-color-brand-light-color': brand[3],
    '--wh-surface': dark[7],
    '--wh-sunken': dark[8],
    '--wh-hairline': dark[5],
    '--wh-bubble-own': '#123d2e',
    '--wh-bubble-other': dark[6],
    '--wh-good': brand[5],
    '--wh-info': '#6ea8f7',
    '--wh-waiting': '#efb73e',
    '--wh-bad': red[5],
    '--wh-idle': dark[2],
  },
});
