import { describe, expect, it } from 'vitest';
import { mayConnect, readTarget } from './addresses.ts';
import { send } from './send.ts';

const standard = { allowHttp: false, allowNetworks: [] };
const message = { headers: {}, body: '{}' };

describe('addresses that a webhook may reach', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '2a00:1450::8',
  ])('public: %s', (address) => {
    expect(mayConnect(address, standard)).toBe(true);
  });

  it.each([
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '100.100.100.200', '127.0.0.1', '127.255.255.254'],
    ...['168.63.129.16', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.192', '192.0.2.1'],
    ...[
      '192.168.1.1',
      '198.18.0.1',
      '198.51.100.7',
      '203.0.113.9',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
    ],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1'],
    ...[
      '64:ff9b:1::1',
      '100::1',
      '2001::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '3fff::1',
      'fc00::1',
      'fd00:ec2::254',
    ],
    ...['fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '5f00::1'],
    ...['', 'localhost', '127.1', '2130706433', '0x7f000001'],
  ])('not: %s', (address) => {
    expect(mayConnect(address, standard)).toBe(false);
  });

  it('private ones by the setting, and only those', () => {
    const network = { allowHttp: false, allowNetworks: ['10.1.0.0/16', 'fd00:1::/32'] };
    const allowed = ['10.1.2.3', '::ffff:10.1.2.3', 'fd00:1::5', '8.8.8.8'];
    expect(allowed.filter((address) => !mayConnect(address, network))).toEqual([]);
    const others = ['10.2.0.1', 'fd00:2::5', '127.0.0.1', '169.254.169.254', '::ffff:10.2.0.1'];
    expect(others.filter((address) => mayConnect(address, network))).toEqual([]);
  });
});

describe('URLs of webhooks', () => {
  it.each([
    ...[
      'http://example.com/',
      'ftp://example.com/',
      'file:///etc/passwd',
      'gopher://example.com/',
      'nonsense',
      '',
    ],
    ...['https://user:word@example.com/', 'https://user@example.com/', 'https://example.com/#x'],
    ...[
      'https://127.0.0.1/',
      'https://127.1/',
      'https://2130706433/',
      'https://0177.0.0.1/',
      'https://0x7f.1/',
    ],
    ...[
      'https://0x7f000001/',
      'https://017700000001/',
      'https://0/',
      'https://0.0.0.0/',
      'https://1.1.1.1.:1@127.0.0.1/',
    ],
    ...['https://[::1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/'],
    ...[
      'https://[fe80::1]/',
      'https://[fe80::1%25eth0]/',
      'https://[fd00:ec2::254]/',
      'https://[64:ff9b::a9fe:a9fe]/',
    ],
    ...['https://169.254.169.254/latest/meta-data/', 'https://0251.0376.0251.0376/', 'https://2852039166/'],
    ...['https://①②⑦.⓪.⓪.①/', 'https://127。0。0。1/', 'https://10.0.0.1:8443/'],
  ])('refused: %s', (url) => {
    expect(readTarget(url, standard)).toBeNull();
  });

  it.each(['https://siem.example.com/hook?token=1', 'https://8.8.8.8:8443/x', 'https://[2606:4700::1111]/'])(
    'taken: %s',
    (url) => {
      expect(readTarget(url, standard)?.href).toBe(url);
    },
  );
});

describe('names', () => {
  const url = new URL('https://hook.example/');

  it.each([
    [['127.0.0.1']],
    [['8.8.8.8', '169.254.169.254']],
    [['2606:4700::1111', '::ffff:10.0.0.1']],
    [['fe80::1%eth0']],
  ])('that lead to %j are refused, whatever else they lead to', async (addresses) => {
    const sent = await send(url, message, standard, () => Promise.resolve(addresses));
    expect(sent).toEqual({ ok: false, error: { code: 'webhook/address', status: null } });
  });

  it('that lead nowhere are told apart', async () => {
    const none = await send(url, message, standard, () => Promise.resolve([]));
    expect(none).toEqual({ ok: false, error: { code: 'webhook/dns', status: null } });
    const unknown = await send(url, message, standard, () => Promise.reject(new Error('ENOTFOUND')));
    expect(unknown).toEqual({ ok: false, error: { code: 'webhook/dns', status: null } });
  });
});
