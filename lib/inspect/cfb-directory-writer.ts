/** A stream of the file to be written; `path` names the storages above it. */
export interface CfbStream {
  readonly path: readonly string[];
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A storage or a stream, as an entry of the directory. */
export interface CfbNode {
  readonly name: string;
  readonly bytes: Uint8Array | null;
  readonly children: CfbNode[];
  id: number;
  start: number;
}

const entryBytes = 128;
const sectorBytes = 512;
const none = 0xffffffff;

/** Storages as `path` names them, streams in them. */
export function tree(streams: readonly CfbStream[]): CfbNode {
  const root = node('Root Entry', null);
  for (const { path, name, bytes } of streams) {
    let storage = root;
    for (const part of path) {
      let child = storage.children.find((known) => known.name === part && known.bytes === null);
      if (child === undefined) storage.children.push((child = node(part, null)));
      storage = child;
    }
    storage.children.push(node(name, bytes));
  }
  return root;
}

function node(name: string, bytes: Uint8Array | null): CfbNode {
  return { name, bytes, children: [], id: 0, start: 0 };
}

/** All of them, the root first, each with its number. */
export function numbered(root: CfbNode): CfbNode[] {
  const nodes = [root];
  // The list grows while it is walked: level by level, so that children of one storage follow each other.
  for (const parent of nodes) {
    parent.children.sort(
      (a, b) => a.name.length - b.name.length || (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1),
    );
    for (const child of parent.children) {
      child.id = nodes.length;
      nodes.push(child);
    }
  }
  return nodes;
}

/** [MS-CFB] 2.6.1: an entry of 128 bytes for each; siblings are a list, as a tree may be. */
export function directory(nodes: readonly CfbNode[], root: CfbNode, miniLength: number): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(nodes.length / 4) * sectorBytes);
  const view = new DataView(bytes.buffer);
  for (let id = 0; id < bytes.length / entryBytes; id += 1) {
    for (const pointer of [68, 72, 76]) view.setUint32(id * entryBytes + pointer, none, true);
  }
  for (const entry of nodes) {
    const at = entry.id * entryBytes;
    const name = entry.name.slice(0, 31);
    for (let index = 0; index < name.length; index += 1)
      view.setUint16(at + index * 2, name.charCodeAt(index), true);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    view.setUint8(at + 66, entry === root ? 5 : entry.bytes === null ? 1 : 2);
    view.setUint8(at + 67, 1);
    const [first] = entry.children;
    if (first !== undefined) view.setUint32(at + 76, first.id, true);
    entry.children.forEach((child, index) => {
      const right = entry.children[index + 1];
      if (right !== undefined) view.setUint32(child.id * entryBytes + 72, right.id, true);
    });
    view.setUint32(at + 116, entry.start, true);
    view.setUint32(at + 120, entry === root ? miniLength : (entry.bytes?.length ?? 0), true);
  }
  return bytes;
}
