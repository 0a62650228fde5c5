/** How sure a detector is. The field's usual three steps (Microsoft Purview: 65, 75, 85). */
export type Confidence = 'low' | 'medium' | 'high';
export const confidences = ['low', 'medium', 'high'] as const satisfies readonly Confidence[];

/** Where in a file a finding stands. Absent for typed or pasted text. */
export interface Provenance {
  /** Index of the file in the egress. */
  readonly file: number;
  /** Path through containers and parts, outermost first, e.g. `['report.zip', 'a.xlsx', 'Sheet1!B4']`. */
  readonly path: readonly string[];
  /** What stands for the last part of the path where more is known: the cell, row or line of a block of them. */
  readonly at?: string;
}

/** A detector's hit. Offsets are UTF-16 code units into the text that was scanned; `end` is exclusive. */
export interface Finding {
  readonly detector: string;
  /** The pattern of the detector that matched. */
  readonly pattern: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  /** Equal for equal values (normalised: separators dropped, case folded), for distinct counts. Never leaves memory. */
  readonly value: string;
  /** The value as it may be shown and recorded, e.g. four dots and `4821`. */
  readonly masked: string;
  readonly provenance?: Provenance;
}
