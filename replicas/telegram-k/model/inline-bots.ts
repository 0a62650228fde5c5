import * as v from 'valibot';
import { invokeManager } from '../port/connection.ts';
import { inlineMs } from '../variant.ts';

const answer = v.object({ query: v.string(), results: v.array(v.string()) });

let timer: ReturnType<typeof setTimeout> | undefined;

/** `@bot words` at the start of a text asks that bot; `null` for any other text. */
export function inlineQueryIn(text: string): { bot: string; query: string } | null {
  const [, bot = '', query = ''] = /^@(gif|pic|wiki|vid)\s+(.*)$/s.exec(text) ?? [];
  return bot === '' ? null : { bot, query };
}

/** Asks a bot once typing pauses; asking again, or `null`, withdraws what was not asked yet. */
export function askInlineBot(
  peerId: string,
  asked: { bot: string; query: string } | null,
  show: (results: readonly string[]) => void,
): void {
  clearTimeout(timer);
  if (!asked) return;
  const { bot, query } = asked;
  timer = setTimeout(() => {
    invokeManager('appInlineBotsManager', 'getInlineResults', [{ peerId, bot, query }], {}, (result) => {
      const parsed = v.safeParse(answer, result);
      if (parsed.success && parsed.output.query === query) show(parsed.output.results);
    });
  }, inlineMs);
}
