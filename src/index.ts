export { parseNotice, type ParseOptions } from './pipeline.ts';
