/** A chat message with what is sensitive in it. */
export interface Message {
  readonly id: string;
  /** BCP 47. */
  readonly language: string;
  readonly text: string;
  /** Empty for what is ordinary and for hard negatives. */
  readonly spans: readonly LabelledSpan[];
  readonly kind: 'positive' | 'hard-negative' | 'ordinary';
  readonly note?: string;
}

/** UTF-16 offsets into the text, the end exclusive; the whole value without quotes or label words. */
export interface LabelledSpan {
  /** Such as `card`, `phone:DE`, `national-id:pl-pesel`, `secret:github`. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
}
