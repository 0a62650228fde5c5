import { describe, expect, it } from 'vitest';
import { lookInto } from './look-into.ts';
import { createReadersFor } from './readers.ts';
import { encodedTexts } from './testing/encoded-texts.ts';

describe('text of one or two bytes a letter', () => {
  it.each(encodedTexts)('%s is read as it was written', async (_, text, base64) => {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    const { texts, unscannable } = await lookInto('note.txt', bytes, { readersFor: createReadersFor([]) });
    expect(texts.map((part) => part.text)).toContain(text);
    expect(unscannable).toBe(null);
  });
});
