import * as v from 'valibot';
import { invokeManager } from '../port/connection.ts';

export interface WebPage {
  readonly url: string;
  readonly title: string;
}

const webPage = v.object({ url: v.string(), title: v.string() });
const addressPattern = /(?:https?:\/\/)?(?:[\p{L}\d-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?/iu;

let asked = '';

/** Asks for the preview of the first address in the text, anew with each letter typed into it. */
export function askForPreview(peerId: string, text: string, show: (page: WebPage | null) => void): void {
  const url = addressPattern.exec(text)?.[0] ?? '';
  if (url === asked) return;
  asked = url;
  show(null);
  if (url === '') return;
  invokeManager('appWebPagesManager', 'getWebPage', [url], { peerId }, (result) => {
    const parsed = v.safeParse(webPage, result);
    if (parsed.success && asked === url) show(parsed.output);
  });
}

export function forgetPreview(): void {
  asked = '';
}
