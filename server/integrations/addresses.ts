import { BlockList, isIP } from 'node:net';
import * as v from 'valibot';
import { defineSetting } from '../settings/setting.ts';

// IANA's special-purpose registries (RFC 6890 and its successors), multicast, and a cloud's metadata address that looks public.
const special4 = blockList('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]);
/** Only this part of IPv6 is global unicast: mapped, translated, local and loopback addresses lie outside. */
const global6 = blockList('ipv6', ['2000::/3']);
/** Protocol assignments with Teredo, documentation, 6to4: what they lead to may be anywhere. */
const special6 = blockList('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

function blockList(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

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
  const family = isIP(plain);
  if (family === 0) return false;
  const name = family === 4 ? 'ipv4' : 'ipv6';
  const isAllowed = allowNetworks.some((allowed) => {
    const ofFamily = allowed.includes(':') ? 'ipv6' : 'ipv4';
    return blockList(ofFamily, [allowed]).check(plain, name);
  });
  if (isAllowed) return true;
  return family === 4
    ? !special4.check(plain, name)
    : global6.check(plain, name) && !special6.check(plain, name);
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
