export { canBeNotice, detect } from './detect.ts';
