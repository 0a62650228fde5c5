import { gunzipSync } from 'fflate';
import { instantiateCapped, type HeapCap, type InstantiateWasm } from '../../engine.ts';
import type { GreyPixels } from '../../pixels.ts';

/** Of Tesseract's API (baseapi.h), as tesseract.js-core gives it out, what is used here. */
export interface TesseractModule {
  readonly FS: {
    writeFile(path: string, data: Uint8Array): void;
    unlink(path: string): void;
  };
  readonly TessBaseAPI: new () => TesseractApi;
}

interface TesseractApi {
  Init(dataPath: string | null, languages: string, engineMode: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exifOrientation: number, radians: number): number;
  Recognize(monitor: null): number;
  GetJSONText(): string;
  Clear(): void;
}

/** What `tesseract-core-*.js` of tesseract.js-core defines as `TesseractCore`. */
export type TesseractCore = (options: {
  readonly instantiateWasm: InstantiateWasm;
  readonly print: () => void;
  readonly printErr: () => void;
}) => Promise<TesseractModule>;

/** A piece of writing that belongs together, in pixels of the image that was given. */
export interface TextBlock {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Tesseract {
  recognize(pixels: GreyPixels): readonly TextBlock[];
}

/** OEM_LSTM_ONLY and PSM_AUTO, publictypes.h. */
const lstmOnly = 1;
const automaticLayout = '3';

/** Starts Tesseract with its languages, by name (`eng`), each as `.traineddata` or `.traineddata.gz`. */
export async function loadTesseract(
  core: TesseractCore,
  wasm: ArrayBuffer,
  languages: Readonly<Record<string, Uint8Array>>,
  cap: HeapCap,
): Promise<Tesseract> {
  const silent = (): void => undefined;
  const module = await new Promise<TesseractModule>((resolve, reject) => {
    core({ instantiateWasm: instantiateCapped(wasm, cap, reject), print: silent, printErr: silent }).then(
      resolve,
      reject,
    );
  });
  for (const [language, data] of Object.entries(languages)) {
    const isPacked = data[0] === 0x1f && data[1] === 0x8b;
    module.FS.writeFile(`./${language}.traineddata`, isPacked ? gunzipSync(data) : data);
  }
  const api = new module.TessBaseAPI();
  if (api.Init(null, Object.keys(languages).join('+'), lstmOnly) !== 0) {
    throw new Error('inspect: Tesseract does not take its languages');
  }
  api.SetVariable('tessedit_pageseg_mode', automaticLayout);
  return { recognize: (pixels) => recognize(module, api, pixels) };
}

const input = '/input';

function recognize(module: TesseractModule, api: TesseractApi, pixels: GreyPixels): readonly TextBlock[] {
  module.FS.writeFile(input, encodePgm(pixels));
  try {
    const upright = 1;
    if (api.SetImageFile(upright, 0) !== 0) throw new Error('inspect: Tesseract does not take the image');
    module.FS.unlink(input);
    if (api.Recognize(null) !== 0) throw new Error('inspect: Tesseract gave up');
    return parseBlocks(api.GetJSONText());
  } finally {
    api.Clear();
  }
}

/** Netpbm's grey map, the one format that costs nothing to write; Leptonica reads it without libraries. */
function encodePgm({ width, height, data }: GreyPixels): Uint8Array {
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(header.length + data.length);
  file.set(header);
  file.set(data, header.length);
  return file;
}

interface JsonBlock {
  readonly text?: string;
  readonly bbox?: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
  readonly paragraphs?: readonly { readonly lines?: readonly { readonly text?: string }[] }[] | null;
}

function parseBlocks(json: string): readonly TextBlock[] {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what Tesseract's own JSON renderer writes
  const { blocks } = JSON.parse(json) as { readonly blocks?: readonly JsonBlock[] | null };
  return (blocks ?? []).map((block) => ({
    text: block.text ?? linesOf(block).join(''),
    left: block.bbox?.x0 ?? 0,
    top: block.bbox?.y0 ?? 0,
    right: block.bbox?.x1 ?? 0,
    bottom: block.bbox?.y1 ?? 0,
  }));
}

function linesOf(block: JsonBlock): string[] {
  return (block.paragraphs ?? []).flatMap(({ lines }) => (lines ?? []).map(({ text }) => text ?? ''));
}
