import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { root } from '../../scripts/lib/paths.mjs';

const wasm = join(root, 'node_modules/zxing-wasm/dist/writer/zxing_writer.wasm');

/** A picture (PNG) of a QR code with this text. */
export async function qrCodeOf(text: string): Promise<Uint8Array> {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  const { image, error } = await writeBarcode(text, { format: 'QRCode', scale: 4 });
  if (image === null) throw new Error(`no QR code: ${error}`);
  return new Uint8Array(await image.arrayBuffer());
}
