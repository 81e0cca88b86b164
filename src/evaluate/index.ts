export { type Gold, goldSchema } from './gold.ts';
export {
  type DocumentScore,
  f1,
  precision,
  recall,
  scoreDocument,
  TASKS,
  type Task,
  type TaskScore,
  type Totals,
  total,
  withAttribute,
} from './score.ts';
