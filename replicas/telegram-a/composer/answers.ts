import * as v from 'valibot';

const webPage = v.object({ siteName: v.string(), title: v.string() });
const composed = v.object({ text: v.object({ text: v.string() }) });
const translated = v.object({ texts: v.array(v.object({ text: v.string() })) });
const inlineResult = v.object({ queryId: v.string(), resultId: v.string(), title: v.string() });
const inlineResults = v.object({ results: v.array(inlineResult) });

export type WebPage = v.InferOutput<typeof webPage>;
export type InlineResult = v.InferOutput<typeof inlineResult>;

// Answers may be faked by whoever held the call back: anything but the expected shape counts as none.

export function webPageOf(response: unknown): WebPage | null {
  return v.is(webPage, response) ? response : null;
}

export function composedTextOf(response: unknown): string | null {
  return v.is(composed, response) ? response.text.text : null;
}

export function translatedTextOf(response: unknown): string | null {
  return v.is(translated, response) ? response.texts.map((each) => each.text).join('\n') : null;
}

export function inlineResultsOf(response: unknown): readonly InlineResult[] {
  return v.is(inlineResults, response) ? response.results : [];
}
