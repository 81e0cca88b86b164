/** The straight lines that a page draws: where tables have their borders. */

/** A horizontal or vertical line, in the page's coordinates (y downwards). */
export interface Rule {
  horizontal: boolean;
  /** y of a horizontal line, x of a vertical one. */
  at: number;
  from: number;
  to: number;
}

interface Operators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

type Matrix = readonly [number, number, number, number, number, number];

/** A thicker shape is a filled area and no line. */
const THICKEST = 3;
const SHORTEST = 4;
const MOST_RULES = 20_000;
/** In pdf.js's packed paths: the numbers that follow each step. */
const PATH_STEPS: Readonly<Record<number, number>> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };

export function rulesOf({ fnArray, argsArray }: Operators, view: readonly number[], ops: Readonly<Record<string, number>>): Rule[] {
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix = view as unknown as Matrix;
  const add = (x1: number, y1: number, x2: number, y2: number): void => {
    if (rules.length >= MOST_RULES) return;
    const [ax, ay] = apply(matrix, x1, y1);
    const [bx, by] = apply(matrix, x2, y2);
    const w = Math.abs(ax - bx);
    const h = Math.abs(ay - by);
    if (w >= SHORTEST && h < THICKEST) rules.push({ horizontal: true, at: (ay + by) / 2, from: Math.min(ax, bx), to: Math.max(ax, bx) });
    else if (h >= SHORTEST && w < THICKEST)
      rules.push({ horizontal: false, at: (ax + bx) / 2, from: Math.min(ay, by), to: Math.max(ay, by) });
  };
  for (let i = 0; i < fnArray.length; i++) {
    const fn = fnArray[i]!;
    const args = argsArray[i] as unknown[];
    if (fn === ops.save) saved.push(matrix);
    else if (fn === ops.restore) matrix = saved.pop() ?? matrix;
    else if (fn === ops.transform) matrix = multiply(matrix, args as unknown as Matrix);
    else if (fn === ops.paintFormXObjectBegin) {
      saved.push(matrix);
      if (Array.isArray(args?.[0])) matrix = multiply(matrix, args[0] as unknown as Matrix);
    } else if (fn === ops.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (fn === ops.constructPath) {
      const painted = args[0] as number;
      if (painted === ops.endPath || painted === ops.clip || painted === ops.eoClip) continue;
      const filled = painted === ops.fill || painted === ops.eoFill;
      const paths = args[1] as (ArrayLike<number> | null)[];
      for (const path of paths ?? []) if (path) tracePath(path, filled, add);
    }
  }
  return rules;
}

/** The straight parts of a path; a filled one counts as its extent, which is a line where it is thin. */
function tracePath(path: ArrayLike<number>, filled: boolean, add: (x1: number, y1: number, x2: number, y2: number) => void): void {
  let x = 0;
  let y = 0;
  let startX = 0;
  let startY = 0;
  let box: [number, number, number, number] | null = null;
  const endShape = (): void => {
    // a thin one is a line; thick ones are areas
    if (filled && box) add(...box);
    box = null;
  };
  for (let k = 0; k < path.length; ) {
    const step = path[k++]!;
    const size = PATH_STEPS[step];
    if (size === undefined) return;
    if (step === 4) {
      if (!filled) add(x, y, startX, startY);
      x = startX;
      y = startY;
      continue;
    }
    const toX = path[k + size - 2]!;
    const toY = path[k + size - 1]!;
    k += size;
    if (step === 0) {
      endShape();
      startX = toX;
      startY = toY;
      box = [toX, toY, toX, toY];
    } else {
      if (step === 1 && !filled) add(x, y, toX, toY);
      box = box ? [Math.min(box[0], toX), Math.min(box[1], toY), Math.max(box[2], toX), Math.max(box[3], toY)] : [toX, toY, toX, toY];
    }
    x = toX;
    y = toY;
  }
  endShape();
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

function multiply([a, b, c, d, e, f]: Matrix, [ma, mb, mc, md, me, mf]: Matrix): Matrix {
  return [a * ma + c * mb, b * ma + d * mb, a * mc + c * md, b * mc + d * md, a * me + c * mf + e, b * me + d * mf + f];
}
