import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { platformSchema } from '../../lib/core/policy/platform.ts';
import { readCall } from '../../lib/page/walk.ts';

/** An address behind other words goes out with them: Telegram makes such links of what is pasted. */
it.each([
  ['telegram-a', 'sendMessage', { type: 'MessageEntityTextUrl' }],
  ['telegram-k', 'sendText', { _: 'messageEntityTextUrl' }],
])(
  'in %s, the address behind a link is read, and what the page itself says of an address is not',
  (name, method, kind) => {
    const file = new URL(`../../rules/platforms/${name}.yaml`, import.meta.url);
    const { chokePoints = [] } = v.parse(platformSchema, parse(readFileSync(file, 'utf8')));
    const gated = chokePoints.filter(({ gates }) => gates['message']?.includes(method));
    expect(gated.length).toBeGreaterThan(0);
    for (const point of gated) {
      const content = {
        text: 'the report',
        entities: [{ ...kind, offset: 4, length: 6, url: 'https://files.example/?key=1' }],
        webPage: { url: 'https://elsewhere.example/' },
      };
      const call = { [point.argsKey]: [content] };
      const { texts } = readCall({ call, path: [], method, channel: 'message' }, point);
      expect(Array.from(texts)).toEqual(['the report', 'https://files.example/?key=1']);
    }
  },
);
