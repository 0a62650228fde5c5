import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { redact } from '../../lib/core/decide/redaction.ts';
import type { AskRequest } from '../../lib/ui/ask.ts';
import { dialogModel } from '../../lib/ui/dialog/model.ts';
import { dialogCss } from '../../lib/ui/dialog/sheet.ts';
import { dialogView } from '../../lib/ui/dialog/view.ts';
import { dialogCatalogues } from '../../lib/ui/texts/dialog/index.ts';
import { Choice } from '../rules/form/controls.tsx';
import { languageName } from '../rules/form/localised.tsx';
import { theme } from '../shell/preferences.ts';
import type { BenchModel } from './bench-model.ts';
import type { BenchResult } from './policy-bench.ts';
import { benchText as text } from './text.ts';

/** In the page's flow instead of over it; everything else is the employee's own dialog. */
const inFlow = `
:host { position: static !important; width: auto !important; height: auto !important; }
dialog.surface { position: static; width: auto; max-width: 480px; max-height: none; margin: 0; box-shadow: none; animation: none; }
`;

/** The dialog as the person would see it, in any language that there is. */
export function DialogPreview(props: { readonly bench: BenchModel; readonly result: BenchResult }): VNode {
  const { bench, result } = props;
  const { request } = result;
  const language = bench.language.value;
  return (
    <section aria-labelledby="bench-dialog">
      <h2 id="bench-dialog">{text.dialog}</h2>
      {request === null ? (
        <p class="quiet">
          {result.rules.some(({ outcome }) => outcome.kind === 'hit') ? text.simulatedOnly : text.noDialog}
        </p>
      ) : (
        <>
          <Choice
            label={text.dialogLanguage}
            value={language}
            options={languagesOf(request).map((value) => ({ value, label: languageName(value) }))}
            onValue={(value) => (bench.language.value = value)}
          />
          <Mounted request={requestIn(request, result.redactable, language)} />
        </>
      )}
    </section>
  );
}

type Request = NonNullable<BenchResult['request']>;

function languagesOf({ texts, verdict }: Request): readonly string[] {
  const then = verdict.deciding?.rule.then;
  return [
    ...new Set([
      ...Object.keys(dialogCatalogues),
      ...Object.keys(texts ?? {}),
      ...Object.keys(then?.tell ?? {}),
    ]),
  ];
}

function requestIn(request: Request, redactable: boolean, language: string): AskRequest {
  const titles = new Map(Object.entries(request.titles ?? {}));
  const redacted = redactable ? redact(request.text, request.verdict, titles, language) : null;
  return {
    ...request,
    languages: [language],
    redacted: redacted?.text ?? null,
    dispute: deeds.dispute,
    wish: deeds.wish,
  };
}

/** Nothing is reported or copied from here. */
const deeds = {
  dispute: () => Promise.resolve(true),
  wish: () => Promise.resolve(true),
  carry: () => Promise.resolve(true),
};

function Mounted({ request }: { readonly request: AskRequest }): VNode {
  const host = useRef<HTMLDivElement>(null);
  const [language = 'en'] = request.languages;
  const chosen = theme.value;
  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const view = dialogView(document, dialogModel(request, language, dialogCatalogues), deeds);
    const ended = new AbortController();
    if (chosen !== 'system') view.dialog.dataset['theme'] = chosen;
    view.dialog.setAttribute('open', '');
    // Seen, not used: its buttons go nowhere, but reasons can be chosen and a report opened.
    view.primary.autofocus = false;
    view.form.addEventListener('submit', (event) => {
      event.preventDefault();
      view.press(event.submitter);
    });
    view.form.addEventListener('input', () => view.refresh());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${dialogCss()}\n${inFlow}`);
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(view.dialog);
    view.start(ended.signal);
    return () => ended.abort();
  }, [request, language, chosen]);
  return <div class="bench-dialog" ref={host} />;
}
