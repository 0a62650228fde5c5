import type { Page } from 'playwright-core';
import { hostileWords } from './hostile-words.ts';

/** What a page shows that hostile words may not do to it, in shadow trees as well. */
export function harm(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    (rightToLeft) => {
      const found: string[] = [];
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots)
        for (const { shadowRoot } of root.querySelectorAll('*'))
          if (shadowRoot !== null) roots.push(shadowRoot);
      const every = (selector: string) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
      // A name beside words of ours is isolated in it; one that stands alone has nothing to turn.
      const turnsWords = (text: string) =>
        rightToLeft.some((name) => {
          const around = text.replaceAll(`\u2068${name}\u2069`, '').replaceAll(name, '\u0590');
          return around.includes('\u0590') && /[a-z]/i.test(around);
        });
      const withoutIsolated = (text: string) =>
        text.replace(/\u2068[^\u2066-\u2069]*\u2069/g, (part) =>
          part.slice(1, -1).replace(/[\u0590-\u06ff]/g, ''),
        );
      const hasHidden = (text: string) =>
        /[\u0000-\u0008\u000b-\u001f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]|[\u{e0000}-\u{e007f}]/u.test(
          text,
        );
      const named = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'];
      const said = every(named.map((name) => `[${name}]`).join(', ')).flatMap((element) =>
        named.map((name) => [`${name} of ${element.tagName}`, element.getAttribute(name) ?? ''] as const),
      );
      for (const [where, text] of [['the title of the window', document.title] as const, ...said]) {
        if (turnsWords(text)) found.push(`not isolated in ${where}: ${text.slice(0, 80)}`);
        if (hasHidden(withoutIsolated(text)))
          found.push(`hidden characters in ${where}: ${JSON.stringify(text.slice(0, 60))}`);
      }
      if ('hacked' in globalThis) found.push(`ran: ${String(Reflect.get(globalThis, 'hacked'))}`);
      for (const element of every('[href], [src], [action], [formaction]'))
        for (const name of ['href', 'src', 'action', 'formaction'])
          if (/^\s*(?:javascript|data|vbscript):/i.test(element.getAttribute(name) ?? ''))
            found.push(`${element.tagName} leads to ${element.getAttribute(name) ?? ''}`);
      const isolated = 'bdi, [dir], .cm-editor, code, pre, blockquote, option, title, textarea';
      for (const root of roots) {
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
          if (node.parentElement?.closest('head, style, script') !== null) continue;
          // What a sentence isolates is closed in it.
          const text = withoutIsolated(node.nodeValue ?? '');
          const where = node.parentElement.closest('[class]')?.className ?? '';
          // What is typed over is what the file says, as in a field of one line; the YAML beside it shows what hides.
          if (hasHidden(text) && node.parentElement.closest('textarea') === null)
            found.push(`hidden characters in .${where}: ${JSON.stringify(text.slice(0, 60))}`);
          if (/[\u0590-\u06ff]/.test(text) && node.parentElement.closest(isolated) === null)
            found.push(`not isolated in .${where}: ${text.slice(0, 60)}`);
        }
      }
      const sideways = document.documentElement.scrollWidth - innerWidth;
      if (sideways > 0) found.push(`scrolls sideways by ${String(sideways)} px at ${String(innerWidth)}`);
      return found;
    },
    hostileWords.filter((word) => /^[\u0590-\u06ff]/.test(word)),
  );
}
