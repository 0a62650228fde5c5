import { palettes } from '../../design/tokens.ts';
import type { Theme } from '../dialog/theme.ts';

/** `stop`: it will not leave as it is. `warn`: somebody is asked first. */
export type Weight = 'warn' | 'stop';

export interface Underlines {
  /** Draws these instead of what was drawn before. The page's nodes stay as they are. */
  draw(ranges: readonly Range[], weight: Weight, theme: Theme): void;
  clear(): void;
}

const names = { warn: 'sluice-warn', stop: 'sluice-stop' } as const satisfies Record<Weight, string>;

/** Underlines by the CSS Custom Highlight API: https://drafts.csswg.org/css-highlight-api-1/ */
export function createUnderlines(document: Document): Underlines {
  const window = document.defaultView;
  if (window === null) throw new Error('underlines need a document with a window');
  const sheet = new window.CSSStyleSheet();
  let drawnAs = '';
  const clear = () => {
    for (const name of Object.values(names)) CSS.highlights.delete(name);
    drawnAs = '';
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
  return {
    clear,
    draw(ranges, weight, theme) {
      const style = `${weight} ${theme}`;
      if (drawnAs !== style) {
        clear();
        drawnAs = style;
        sheet.replaceSync(ruleOf(weight, theme));
      }
      // A page that replaces its list of sheets throws ours out.
      if (!document.adoptedStyleSheets.includes(sheet)) {
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }
      CSS.highlights.set(names[weight], new Highlight(...ranges));
    },
  };
}

function ruleOf(weight: Weight, theme: Theme): string {
  const colour = palettes[theme][`${weight}-text`] ?? 'currentColor';
  const line = weight === 'warn' ? 'wavy 1.5px' : 'solid 2px';
  return `::highlight(${names[weight]}) { text-decoration: underline ${line} ${colour}; text-decoration-skip-ink: none; }`;
}
