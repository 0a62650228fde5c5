/** One number that was measured. Times in ms, sizes in KB (1,000 bytes) or MB, rates in MB/s. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'µs' | 'ms' | 'ms/KB' | 's' | 'KB' | 'MB' | 'MB/s' | '/s' | '×' | '';
  /** DESIGN.md §6; absent where no budget is set. */
  readonly budget?: Budget;
}

export interface Budget {
  readonly floor: number;
  readonly goal: number;
  readonly better: 'less' | 'more';
}

export type Met = 'goal' | 'floor' | 'missed';

export interface Section {
  readonly bench: string;
  /** How it was measured: what one must know to read the numbers. */
  readonly notes: readonly string[];
  readonly measures: readonly Measure[];
}

export interface Report {
  readonly commit: string;
  /** True when the tree held changes that the commit does not. */
  readonly changed: boolean;
  readonly date: string;
  readonly machine: {
    readonly cores: number;
    readonly cpu: string;
    readonly load: number;
    readonly node: string;
    readonly browser: string;
  };
  readonly quick: boolean;
  readonly sections: readonly Section[];
}

export const atMost = (floor: number, goal: number): Budget => ({ floor, goal, better: 'less' });
export const atLeast = (floor: number, goal: number): Budget => ({ floor, goal, better: 'more' });

export function met({ floor, goal, better }: Budget, value: number): Met {
  const within = (limit: number) => (better === 'less' ? value <= limit : value >= limit);
  return within(goal) ? 'goal' : within(floor) ? 'floor' : 'missed';
}

/** JSON says of every number whether its budget was met, so that a reader need not know the budgets. */
export function toJson(report: Report): string {
  const sections = report.sections.map((section) => ({
    ...section,
    measures: section.measures.map((measure) =>
      measure.budget ? { ...measure, met: met(measure.budget, measure.value) } : measure,
    ),
  }));
  return JSON.stringify({ ...report, sections }, null, 2);
}

export function toText(report: Report): string {
  const { machine } = report;
  const head = [
    `commit ${report.commit}${report.changed ? ' with local changes' : ''}, ${report.date}`,
    `${machine.cores} cores (${machine.cpu}), load ${machine.load.toFixed(1)} at start, Node ${machine.node}, Chromium ${machine.browser}`,
    ...(report.quick ? ['quick run: small samples'] : []),
  ];
  return [head.join('\n'), ...report.sections.map(sectionText)].join('\n\n');
}

export function sectionText({ bench, notes, measures }: Section): string {
  const rows = measures.map((measure) => [
    measure.name,
    withUnit(measure.value, measure.unit),
    ...budgetCells(measure),
  ]);
  const table = [['', 'measured', 'floor', 'goal', 'met'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [`── ${bench}`, ...lines, ...notes.map((note) => `   ${note}`)].join('\n');
}

function budgetCells({ budget, value, unit }: Measure): readonly string[] {
  if (budget === undefined) return ['', '', ''];
  const sign = budget.better === 'less' ? '≤' : '≥';
  return [
    sign + withUnit(budget.floor, unit),
    sign + withUnit(budget.goal, unit),
    met(budget, value) === 'missed' ? 'no' : met(budget, value),
  ];
}

function withUnit(value: number, unit: Measure['unit']): string {
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 2 : 0;
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
}
