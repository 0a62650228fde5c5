import { BlockList, isIP } from 'node:net';
import * as v from 'valibot';
import { isPublicAddress } from '../net/public-address.ts';
import { defineSetting } from '../settings/setting.ts';

/** `10.1.0.0/16` or `fd00:1::/32`. */
const network = v.pipe(
  v.string(),
  v.check((text) => {
    const [, address = '', prefix = ''] = /^([^/%]+)\/(\d{1,3})$/.exec(text) ?? [];
    const family = isIP(address);
    return family !== 0 && Number(prefix) <= (family === 4 ? 32 : 128);
  }),
);

/** Where webhooks may go besides public addresses by https. */
export const webhookNetwork = defineSetting({
  key: 'webhooks.network',
  schema: v.strictObject({
    allowHttp: v.boolean(),
    /** Private networks whose systems may be told, as CIDR. */
    allowNetworks: v.pipe(v.array(network), v.maxLength(50)),
  }),
  standard: { allowHttp: false, allowNetworks: [] },
});
export type WebhookNetwork = v.InferOutput<typeof webhookNetwork.schema>;

/** Whether this server may connect to an address (as a resolver gives it, a zone id included) for somebody else. */
export function mayConnect(address: string, { allowNetworks }: WebhookNetwork): boolean {
  const plain = address.split('%')[0] ?? '';
  return isPublicAddress(plain) || allowNetworks.some((allowed) => isInside(plain, allowed));
}

function isInside(address: string, network: string): boolean {
  const [start = '', prefix] = network.split('/');
  const list = new BlockList();
  list.addSubnet(start, Number(prefix), isIP(start) === 6 ? 'ipv6' : 'ipv4');
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** A webhook's address as it may be saved: https (or http where allowed), no user name, no fragment; else null. */
export function readTarget(text: string, network: WebhookNetwork): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && network.allowHttp)) return null;
  // Whatever form an address was written in (decimal, octal, hexadecimal), here it is in its plain one.
  const literal = literalOf(url);
  return literal !== null && !mayConnect(literal, network) ? null : url;
}

/** The address that a URL names itself; null when it names a host. */
export function literalOf({ hostname }: URL): string | null {
  const plain = hostname.replace(/^\[|\]$/g, '');
  return isIP(plain) === 0 ? null : plain;
}
