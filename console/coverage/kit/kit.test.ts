import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../lib/core/result.ts';
import { writeEnrolmentCode } from '../../../lib/seal/enrolment-code.ts';
import { filledFiles, kitFiles, makeFile, templateFiles, updateManifests } from './files.ts';
import { createKit, faultsOf } from './model.ts';

const parts = { server: 'https://sluice.example.com', rootKey: 'r'.repeat(43), token: 'enrol-me' };
const code = writeEnrolmentCode(parts);
const extension = { chromiumId: 'b'.repeat(32), firefoxId: 'sluice@example.com', url: 'https://x.example/e' };
const options = {
  failMode: 'open',
  person: ' ',
  asset: '',
  noPrivateWindows: false,
  firstPage: true,
} as const;

describe('the files of the kit', () => {
  it.each(filledFiles)('hold the code’s three parts: %s', (file) => {
    const text = makeFile(file, parts, extension, options)?.text ?? '';
    for (const part of Object.values(parts)) expect(text).toContain(part);
  });

  it.each(templateFiles)('name each setting and hold nothing of the code: %s', (file) => {
    const made = makeFile(file, parts, extension, options);
    expect(made?.name).toBe(`sluice.${file}`);
    for (const setting of ['rootKey', 'enrolmentToken', 'welcomePage']) expect(made?.text).toContain(setting);
    for (const part of [parts.rootKey, parts.token]) expect(made?.text).not.toContain(part);
  });

  it('say only what was chosen', () => {
    const plain = makeFile('storage', parts, extension, options)?.text ?? '';
    expect(Object.keys(JSON.parse(plain) as object)).toEqual(['server', 'rootKey', 'enrolmentToken']);
    const chosen = {
      failMode: 'closed',
      person: ' $EMAIL ',
      asset: 'PC',
      noPrivateWindows: true,
      firstPage: false,
    } as const;
    expect(JSON.parse(makeFile('storage', parts, extension, chosen)?.text ?? '')).toMatchObject({
      failMode: 'closed',
      person: '$EMAIL',
      asset: 'PC',
      welcomePage: false,
    });
    for (const file of ['windows', 'firefox-windows'] as const)
      expect(makeFile(file, parts, extension, chosen)?.text).toContain('"welcomePage"=dword:00000000');
    expect(makeFile('chromium', parts, extension, chosen)?.text).toContain('IncognitoModeAvailability');
  });

  it('wait for the id and the address where they need them', () => {
    const untold = { ...extension, chromiumId: null, url: null };
    expect(kitFiles.filter((file) => makeFile(file, parts, untold, options) !== null)).toEqual(['storage']);
    const noId = { ...extension, chromiumId: null };
    expect(kitFiles.filter((file) => makeFile(file, parts, noId, options) !== null)).toEqual([
      'firefox',
      'firefox-windows',
      'storage',
    ]);
    expect(updateManifests(untold, '1.0.0')).toEqual([]);
    expect(
      updateManifests(extension, '1.2.3').map(({ name, text }) => [name, text.includes('1.2.3')]),
    ).toEqual([
      ['updates.xml', true],
      ['updates.json', true],
    ]);
  });
});

describe('the code', () => {
  const form = { group: 'sales', uses: '50', days: '7' };
  const answer = { id: 'c1', code, expiresAt: '2026-12-04T00:00:00Z' };

  it('is made, read for the files, and forgotten', async () => {
    const kit = createKit({ makeCode: () => Promise.resolve(ok(answer)) });
    expect(await kit.make(form)).toBe('c1');
    expect(kit.parts.value).toEqual(parts);
    kit.reset();
    expect(kit.parts.value).toBeNull();
    expect(kit.state.value.kind).toBe('form');
  });

  it('may be one that was made before', () => {
    const kit = createKit({ makeCode: () => Promise.resolve(ok(answer)) });
    kit.paste('sluice1.nonsense');
    expect([kit.unreadable.value, kit.parts.value]).toEqual([true, null]);
    kit.paste(` ${code}\n`);
    expect([kit.unreadable.value, kit.parts.value]).toEqual([false, parts]);
  });

  it('stays a form when the server refuses', async () => {
    const error = { code: 'access/denied', status: 403, message: 'No.' };
    const kit = createKit({ makeCode: () => Promise.resolve(fail(error)) });
    expect(await kit.make(form)).toBeNull();
    expect(kit.state.value).toEqual({ kind: 'form', faults: null, error });
  });

  it.each([
    [{ ...form, group: 'No Such' }, 'group'],
    [{ ...form, uses: '0' }, 'uses'],
    [{ ...form, uses: '100001' }, 'uses'],
    [{ ...form, days: '366' }, 'days'],
    [{ ...form, days: '1.5' }, 'days'],
  ])('is not asked for with faults: %j', (wrong, field) => {
    const faults = Object.entries(faultsOf(wrong) ?? {}).filter(([, is]) => is);
    expect(faults.map(([name]) => name)).toEqual([field]);
  });

  it('has no faults as it should be', () => {
    expect(faultsOf(form)).toBeNull();
  });
});
