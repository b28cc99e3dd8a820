export { translatedError as toldError } from './translated-error';
