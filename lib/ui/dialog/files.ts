import { mostFindings } from '../../core/decide/packed-verdict.ts';
import type { AskFile, AskRequest } from '../ask.ts';
import { neutralise, shortenMiddle } from '../excerpt.ts';
import type { Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { isUnscannableReason, localised, unscannableKeys } from './localised.ts';
import { placeWord } from './place.ts';

export interface FilesModel {
  readonly label: string;
  readonly rows: readonly {
    /** In the request's files. */
    readonly index: number;
    readonly name: string;
    readonly size: string;
    readonly state: AskFile['state'];
    /** Asked about next, where the others go on. */
    readonly next: boolean;
    /** What was found, or why it could not be read. */
    readonly note: string;
    /** The value, and where in the file it stands; null when nothing was found, or in the name. */
    readonly place: string | null;
    readonly picture: Blob | null;
    /** To send the others without it; null where that is not for this dialog to say. */
    readonly leaveOut: { readonly label: string; readonly back: string } | null;
  }[];
  /** Of many, the first few are shown; null when all are. */
  readonly more: {
    readonly shown: number;
    /** What is not shown, as counts. */
    readonly counts: string;
    readonly showAll: string;
  } | null;
}

const mostRows = 4;
/** Characters of a value and its place that are shown. */
const longestPlace = 70;
/** Characters of a file's name that are shown. */
const longestName = 44;
const stateOrder = ['held', 'unscannable', 'clean'] as const satisfies readonly AskFile['state'][];
const moreKeys = {
  held: 'moreHeld',
  unscannable: 'moreUnscannable',
  clean: 'moreClean',
} as const satisfies Record<AskFile['state'], DialogKey>;
const stateKeys = {
  held: 'fileHeld',
  unscannable: 'fileUnscannable',
  clean: 'fileClean',
} as const satisfies Record<AskFile['state'], DialogKey>;

/**
 * The held ones first; of many, the first few are to be shown until all are wanted. Null without files. Where they may be
 * sent as they are (`maySend`), single ones of several held can be left out: else none of them goes.
 */
export function filesModel(
  request: AskRequest,
  maySend: boolean,
  texts: Texts<DialogKey>,
  languages: readonly string[],
): FilesModel | null {
  const { files = [], titles = {} } = request;
  if (files.length === 0) return null;
  const { say, language } = texts;
  const numbered = files.map((file, index) => ({ ...file, index }));
  const byState = stateOrder.flatMap((state) => numbered.filter((file) => file.state === state));
  const isNext = ({ next = false }: AskFile) => next;
  const sorted = [
    ...byState.filter((file) => file.state !== 'clean' && !isNext(file)),
    ...byState.filter(isNext),
    ...byState.filter(({ state }) => state === 'clean'),
  ];
  const canLeaveOut = maySend && files.filter(({ state }) => state !== 'clean').length > 1;
  const leaveOut = { label: say('leaveOut'), back: say('putBack') };
  const shown = sorted.length > mostRows ? mostRows - 1 : sorted.length;
  const rest = sorted.slice(shown);
  const noteOf = (file: AskFile): string =>
    isNext(file) ? say('fileNext', { what: foundIn(file) }) : foundIn(file);
  const foundIn = ({ why, state }: AskFile): string => {
    if (why === null) return say(stateKeys[state]);
    if (isUnscannableReason(why)) return say(unscannableKeys[why]);
    const title = titles[why];
    return title ? localised(title, languages).text : neutralise(why);
  };
  const counts = stateOrder.flatMap((state) => {
    const count = rest.filter((file) => file.state === state).length;
    return count > 0 ? [say(moreKeys[state], { count })] : [];
  });
  return {
    label: say('filesLabel'),
    rows: sorted.map((file) => ({
      index: file.index,
      name: shortenMiddle(file.name, longestName),
      size: sizeIn(file.bytes, language),
      state: file.state,
      next: isNext(file),
      note: noteOf(file),
      place: placeOf(file, texts),
      picture: file.picture ?? null,
      leaveOut: canLeaveOut && file.state !== 'clean' ? leaveOut : null,
    })),
    more:
      rest.length > 0
        ? { shown, counts: counts.join(' · '), showAll: say('showAllFiles', { count: sorted.length }) }
        : null,
  };
}

function placeOf({ found }: AskFile, { say }: Texts<DialogKey>): string | null {
  if (found === undefined) return null;
  const parts = found.path.map((part) => placeWord(part, say));
  const place = shortenMiddle(parts.join(' \u203a '), longestPlace - found.masked.length);
  const { more } = found;
  const others =
    more === 0 ? '' : more + 1 < mostFindings ? say('moreFile', { count: more }) : say('manyFile');
  return [neutralise(found.masked), place, others].filter((part) => part !== '').join(' \u00b7 ');
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** In steps of 1000, as file managers mostly count, with two digits at least. */
function sizeIn(bytes: number, language: string): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1000 ** step;
  return value.toLocaleString(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  });
}
