import { describe, expect, it } from 'vitest';
import { hrefOfAddress, readAddress } from './address.ts';

describe('addresses', () => {
  it('keep their parts and their query', () => {
    const href = hrefOfAddress({
      parts: ['incidents', 'a/b?c'],
      query: { q: 'is:open rule:"x y"&?', at: undefined },
    });
    expect(href).not.toContain('at=');
    const read = readAddress(href);
    expect(read?.parts).toEqual(['incidents', 'a/b?c']);
    expect([...(read?.query ?? [])]).toEqual([['q', 'is:open rule:"x y"&?']]);
  });

  it('hold half a surrogate pair as the replacement character', () => {
    expect(readAddress(hrefOfAddress({ parts: ['teams', 'a\ud83d'] }))?.parts).toEqual(['teams', 'a\ufffd']);
  });

  it('are null with a broken escape, never an exception', () => {
    expect(readAddress('#/%')).toBeNull();
    expect(readAddress('#/a?b=%')?.query.get('b')).toBe('%');
  });
});
