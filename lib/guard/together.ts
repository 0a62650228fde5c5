import { type InspectionProgress, stages } from '../messaging/inspection.ts';

/** How far several files are, as if they were one. */
export interface Together {
  reached(file: number, progress: InspectionProgress): void;
  ended(file: number): void;
  /**
   * The latest stage that one of them is in, and how many pictures of all are done. A file whose pictures are not counted
   * yet is one.
   */
  all(): InspectionProgress;
}

export function together(count: number): Together {
  const start: InspectionProgress = { stage: 'metadata', done: 0, total: 0 };
  const files = Array.from({ length: count }, () => start);
  const over = new Set<number>();
  return {
    reached(file, progress) {
      files[file] = progress;
    },
    ended: (file) => void over.add(file),
    all() {
      const isIn = (stage: string) => files.some((one, file) => !over.has(file) && one.stage === stage);
      const stage = stages.findLast(isIn) ?? 'metadata';
      let [done, total] = [0, 0];
      for (const [file, one] of files.entries()) {
        const pictures = Math.max(1, one.total);
        total += pictures;
        if (over.has(file)) done += pictures;
        else if (one.stage === stage) done += one.done;
      }
      return { stage, done, total };
    },
  };
}
