/** `rectify/corpus`: databases of notices, as `rectify query` and `rectify search` use them. */
export type { Hit } from '../model/hit.ts';
export type { Plain, RecordColumn, Records } from '../write/records.ts';
export { type Corpus, indexCorpus, objects, openCorpus } from './corpus.ts';
export { QUESTIONS, type Question } from './questions.ts';
export type { SearchOptions } from './search.ts';
