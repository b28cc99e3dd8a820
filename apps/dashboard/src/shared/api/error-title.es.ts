export { translatedTitle as errorTitle } from './translated-title';
