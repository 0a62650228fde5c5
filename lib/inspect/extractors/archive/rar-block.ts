/** One block of a RAR archive, as its header describes it. */
export interface RarBlock {
  readonly kind: 'file' | 'folder' | 'end' | 'other';
  /** Header and data together; what follows begins behind them. */
  readonly length: number;
  /** CRC-32 of what a file unpacks to; absent where the archive holds none, or where the file is a link. */
  readonly checksum?: number;
  /** A part of it is in another volume. */
  readonly isSplit?: boolean;
}
