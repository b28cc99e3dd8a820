export { translatedDetail as errorDetail, translatedTitle as errorTitle } from './translated-title';
