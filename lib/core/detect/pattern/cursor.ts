/** A place in a pattern's source, moved by whole code points. */
export class Cursor {
  readonly source: string;
  offset = 0;

  constructor(source: string) {
    this.source = source;
  }

  get done(): boolean {
    return this.offset >= this.source.length;
  }

  /** The next character without taking it; empty at the end. */
  peek(): string {
    const cp = this.source.codePointAt(this.offset);
    return cp === undefined ? '' : String.fromCodePoint(cp);
  }

  next(): string {
    const char = this.peek();
    this.offset += char.length;
    return char;
  }

  eat(char: string): boolean {
    if (this.done || !this.source.startsWith(char, this.offset)) return false;
    this.offset += char.length;
    return true;
  }

  /** Up to `length` code units from here. */
  rest(length: number): string {
    return this.source.slice(this.offset, this.offset + length);
  }

  skip(length: number): void {
    this.offset += length;
  }
}
