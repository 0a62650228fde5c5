import { readAddress } from '../../shell/address.ts';

let chosen: string | null = null;

/** A person chose, on a page of the console, the change that this address proposes: it is put in on arrival. */
export function noteChosen(href: string): void {
  chosen = readAddress(href)?.query.get('except') ?? null;
}

/** True once for the change that was chosen. Any other address is somebody else's wish, and is asked about. */
export function takeChosen(except: string): boolean {
  const isChosen = chosen === except;
  chosen = null;
  return isChosen;
}
