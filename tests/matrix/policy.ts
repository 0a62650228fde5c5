import { channels } from '../../lib/core/decide/egress.ts';
import { qrCodeOf } from '../harness/qr-code.ts';
import { cardNumber } from '../harness/samples.ts';
import { onlyPack } from '../harness/world-policy.ts';
import type { Sample } from './cells.ts';

const withoutContent = ['voice', 'call', 'screen-share', 'location'];
const withContent = channels.filter((channel) => !withoutContent.includes(channel));

const pack = `apiVersion: sluice/v1
kind: RulePack
id: matrix
title: { en: Matrix }
rules:
  - id: card
    severity: high
    mode: enforce
    when: { channels: [${withContent.join(', ')}] }
    match: { any: [{ detector: credit-card }] }
    unscannable: allow
    then: { action: block }
  - id: unloaded
    severity: high
    mode: enforce
    when: { channels: [forward] }
    match: { any: [{ detector: credit-card }] }
    unscannable: block
    then: { action: block }
  - id: account
    severity: low
    mode: enforce
    when: { channels: [${withContent.join(', ')}] }
    match: { detector: iban }
    unscannable: allow
    then: { action: log }
  - id: no-content
    severity: low
    mode: enforce
    when: { channels: [${withoutContent.join(', ')}] }
    then: { action: warn }
`;

/** Rules about every channel: card numbers are blocked, account numbers logged, calls and the like are warned about. */
export const matrixPolicy = onlyPack('matrix', pack);

export function forbidden(seed: number): Sample {
  const text = `please book card ${cardNumber(seed)} today`;
  return {
    text,
    file: { path: `list-${String(seed)}.csv`, content: `name,card\nAnn,${cardNumber(seed)}\n` },
    picture: () => qrCodeOf(text),
  };
}

export function clean(seed: number): Sample {
  const text = `see you at noon, table ${String(seed)}`;
  return {
    text,
    file: { path: `menu-${String(seed)}.csv`, content: `dish,price\nsoup,${String(seed)}\n` },
    picture: () => qrCodeOf(text),
  };
}

/** What must not be in anything that leaves. */
export function secretOf(seed: number): string {
  return cardNumber(seed);
}
