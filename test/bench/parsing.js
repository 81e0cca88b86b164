/** A thread that parses the same texts for some seconds and tells how many rounds a second it made, once the compiler is done. */
import { parentPort, workerData } from 'node:worker_threads';

const { stages, texts } = workerData;
const { STAGES } = await import(stages);

function roundsFor(milliseconds) {
  const from = performance.now();
  let rounds = 0;
  for (; performance.now() - from < milliseconds; rounds++) for (const text of texts) STAGES.parse(text)();
  return (rounds * 1000) / (performance.now() - from);
}

roundsFor(6000);
parentPort.postMessage(roundsFor(4000));
