import type { Address } from '../shell/address.ts';

export interface DevicesRoute {
  readonly page: 'devices';
  readonly adding: boolean;
}

/** `parts`: what follows `devices` in the address. */
export function parseDevicesRoute(parts: readonly string[]): DevicesRoute | null {
  if (parts.length === 0) return { page: 'devices', adding: false };
  return parts.length === 1 && parts[0] === 'add' ? { page: 'devices', adding: true } : null;
}

export function devicesAddress({ adding }: DevicesRoute): Address {
  return { parts: adding ? ['devices', 'add'] : ['devices'] };
}
