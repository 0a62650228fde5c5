import { crc32, deflateRawSync } from 'node:zlib';

/** 1980-01-01 00:00, the oldest moment the format knows: the same input gives the same bytes at any time. */
const dosDate = 0x0021;
const versionNeeded = 20;
/** General purpose bit 11: names are UTF-8. */
const utf8Names = 0x0800;
const deflated = 8;

/**
 * A ZIP archive (PKWARE APPNOTE 6.3, without ZIP64) whose bytes depend on names and contents alone.
 *
 * @param {readonly { name: string, bytes: Uint8Array }[]} files names with `/`; kept in this order
 * @returns {Buffer}
 */
export function zip(files) {
  const locals = [];
  const central = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const data = deflateRawSync(bytes, { level: 9 });
    const encodedName = Buffer.from(name, 'utf8');
    const shared = sharedFields(bytes, data.length, encodedName.length);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), shared, encodedName, data);
    central.push(centralHeader(shared, offset), encodedName);
    offset += 4 + shared.length + encodedName.length + data.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...locals, directory, endRecord(files.length, directory.length, offset)]);
}

/** From "version needed" to "extra field length": the same in a local header and in the central directory. */
function sharedFields(bytes, compressedLength, nameLength) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(versionNeeded, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(dosDate, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(compressedLength, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function centralHeader(shared, localOffset) {
  const header = Buffer.alloc(46);
  header.write('PK\x01\x02', 'latin1');
  header.writeUInt16LE(versionNeeded, 4);
  shared.copy(header, 6);
  header.writeUInt32LE(localOffset, 42);
  return header;
}

function endRecord(count, directoryLength, directoryOffset) {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directoryLength, 12);
  end.writeUInt32LE(directoryOffset, 16);
  return end;
}
