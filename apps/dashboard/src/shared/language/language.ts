import { LANGUAGES } from '@whathooks/dto/facts';

/** The language of this build of the dashboard, such as `es`. Pages are built once for each. */
// eslint-disable-next-line no-restricted-properties -- the build replaces it by a text
export const LANGUAGE = (process.env.DASHBOARD_LANGUAGE || 'en') as keyof typeof LANGUAGES;

/** In which direction it is written. */
export const DIRECTION = LANGUAGES[LANGUAGE].direction;
