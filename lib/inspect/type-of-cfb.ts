import { readCfb, type Cfb } from './cfb.ts';
import { createMeter, standardLimits } from './meter.ts';

/** A compound file with an encrypted OOXML document in it ([MS-OFFCRYPTO] 2.3.1); there is no registered name. */
export const encryptedOoxmlType = 'application/x-ooxml-protected';

/** Which stream makes which type; the first that is there decides. */
const streams: readonly (readonly [stream: string, type: string])[] = [
  ['EncryptedPackage', encryptedOoxmlType],
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
  ['__properties_version1.0', 'application/vnd.ms-outlook'],
  ['VisioDocument', 'application/vnd.visio'],
  ['Quill', 'application/vnd.ms-publisher'],
];

/** The type of a compound file by the streams in it; `application/x-ole-storage` where they say nothing. */
export function cfbType(bytes: Uint8Array): string {
  // The directory alone is read, and it is short; the file's own limits are untouched.
  const meter = createMeter({ ...standardLimits, inflatedBytes: 64 * 1024 * 1024, milliseconds: 2000 });
  try {
    return byStreams(readCfb(bytes, meter));
  } catch {
    return 'application/x-ole-storage';
  }
}

function byStreams(cfb: Cfb): string {
  const found = streams.find(([stream]) => cfb.find(stream) !== undefined);
  return found?.[1] ?? 'application/x-ole-storage';
}
