import type { HashName } from '../hashing/compression.js';
import { Digest, hashLength, hashOf } from '../hashing/digest.js';
import { fromHex, toHex } from '../hashing/hex.js';
import { type RosterRow, writeRow } from './row.js';

/** Bytes of a row's salt. */
const saltLength = 16;

/** One row with its way to the root: what an entity is given to see that it stood on the frozen list, and nothing of others. */
export interface RowProof {
  readonly row: string;
  readonly salt: string;
  readonly path: readonly { readonly side: 'left' | 'right'; readonly hash: string }[];
}

/**
 * Hashes of the rows, one after the other: `Hf(00 ‖ salt ‖ row)`. The salt, the first 16 bytes of `Hf(salt key ‖ id)`, hides rows
 * that could be guessed; without a key there is none.
 */
export function leavesOf(hash: HashName, rows: readonly RosterRow[], saltKey: string): Uint8Array {
  const digest = new Digest(hash);
  const key = fromHex(saltKey);
  const salt = new Uint8Array(hashLength);
  const leaves = new Uint8Array(rows.length * hashLength);
  let at = 0;
  for (const row of rows) {
    if (key.length > 0) digest.begin().bytes(key).text(row.id).finish(salt);
    digest.begin().byte(0);
    if (key.length > 0) digest.bytes(salt, 0, saltLength);
    digest.text(writeRow(row)).finish(leaves, at);
    at += hashLength;
  }

  return leaves;
}

/** The salt of one row, hexadecimal; empty without a key. */
export function saltOf(hash: HashName, saltKey: string, id: string): string {
  return saltKey === '' ? '' : toHex(hashOf(hash, fromHex(saltKey), id).slice(0, saltLength));
}

/** Root of the tree, hexadecimal: `Hf(01 ‖ left ‖ right)`; an odd node goes up as it is. Works in place and spoils the leaves. */
export function rootOf(hash: HashName, leaves: Uint8Array): string {
  const digest = new Digest(hash);
  for (let count = leaves.length / hashLength; count > 1; count = foldLevel(digest, leaves, count));

  return toHex(leaves.subarray(0, hashLength));
}

/** The way of one leaf to the root. */
export function pathOf(hash: HashName, leaves: Uint8Array, index: number): RowProof['path'] {
  const digest = new Digest(hash);
  const nodes = leaves.slice();
  const path: { readonly side: 'left' | 'right'; readonly hash: string }[] = [];
  let at = index;
  for (let count = nodes.length / hashLength; count > 1; at >>= 1) {
    const beside = at ^ 1;
    if (beside < count) path.push({ side: beside < at ? 'left' : 'right', hash: toHex(nodeAt(nodes, beside)) });
    count = foldLevel(digest, nodes, count);
  }

  return path;
}

/** True where the row stood on the list with that root. */
export function provesRow(hash: HashName, root: string, { row, salt, path }: RowProof): boolean {
  const digest = new Digest(hash);
  const node = new Uint8Array(hashLength);
  digest.begin().byte(0).bytes(fromHex(salt)).text(row).finish(node);
  for (const { side, hash: beside } of path) {
    const other = fromHex(beside);
    const [left, right] = side === 'left' ? [other, node] : [node, other];
    digest.begin().byte(1).bytes(left).bytes(right).finish(node);
  }

  return toHex(node) === root;
}

function foldLevel(digest: Digest, nodes: Uint8Array, count: number): number {
  const half = count >> 1;
  for (let i = 0; i < half; i += 1)
    digest
      .begin()
      .byte(1)
      .bytes(nodes, 2 * i * hashLength, (2 * i + 2) * hashLength)
      .finish(nodes, i * hashLength);
  if (count % 2 === 1) nodes.copyWithin(half * hashLength, (count - 1) * hashLength, count * hashLength);

  return half + (count % 2);
}

const nodeAt = (nodes: Uint8Array, index: number) => nodes.subarray(index * hashLength, (index + 1) * hashLength);
