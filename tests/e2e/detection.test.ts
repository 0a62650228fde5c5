import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleDictionary, samplePack, sampleRule } from '../../lib/core/policy/sample-policy.ts';
import { clearComposer, hasPolicy, sentUpTo, typeText } from '../harness/chat.ts';
import { dialogGone, seeChip, seeDialog } from '../harness/dialog.ts';
import { cardNumber } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { createWorld } from '../harness/world.ts';
import type { World } from '../harness/world.ts';

/** That what `sluice scan` finds, the extension holds: every pack on, trusted input, the page's model asked. */
let world: World;
beforeAll(async () => {
  world = await createWorld();
  await until('the first policy', () => hasPolicy(world, 1));
});
afterAll(async () => {
  await world?.close();
});

async function inChat(act: (page: Page) => Promise<void>): Promise<void> {
  world.replicas.reset();
  const page = await world.openChat();
  await act(page);
  await world.tabs.leave(page);
}

async function expectHeld(page: Page, text: string): Promise<void> {
  await clearComposer(page);
  await typeText(page, text);
  await page.keyboard.press('Enter');
  await (await seeDialog(page)).click('Edit message');
  await dialogGone(page);
}

const card = cardNumber(7);
const fullWidth = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const token = ['ghp_', 'R7wq9Zx2Lk4Vb8', 'Nc1Td6Hs3Jp5Mf0', 'Gy'].join('');
const privateKey = [
  '-----BEGIN RSA PRIVATE KEY-----',
  'MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu',
  '-----END RSA PRIVATE KEY-----',
].join('\n');

describe('with all packs on', () => {
  it('holds what each of them is for', async () => {
    const texts = [
      `the card is ${card}, valid until 04/29`,
      `here is the deploy token: ${token}`,
      privateKey,
      ['heslo do portálu je ', 'Kolo', '!7431'].join(''),
      `karta ${fullWidth(card)}`,
      `card ${[...card].join('\u200b')}`,
    ];
    await inChat(async (page) => {
      for (const text of texts) await expectHeld(page, text);
      expect(await sentUpTo(world, page, 'see you at noon')).toEqual([]);
    });
  });

  it('lets small talk go', async () => {
    const texts = [
      'forgot my password again, where do I reset it?',
      'order 4539578763621480 ships on 2026-11-24, tracking 1Z999AA10123456784',
      'the contract talks took all day, salary talk is on friday',
      'Das Treffen ist am 24.11.2026 um 10:30 in Raum 4.217',
    ];
    await inChat(async (page) => {
      for (const text of texts) {
        await clearComposer(page);
        await typeText(page, text);
        await page.keyboard.press('Enter');
      }
      const sent = await world.replicas.whenSent(texts.length);
      expect(sent.map(({ text }) => text)).toEqual(texts);
    });
  });

  it('holds the message that completes a value begun in the one before', async () => {
    const [head, tail] = [card.slice(0, 9), card.slice(9)];
    await inChat(async (page) => {
      await typeText(page, `my card ${head}`);
      await page.keyboard.press('Enter');
      await world.replicas.whenSent(1);
      await expectHeld(page, `${tail} exp 04/29`);
      expect(await sentUpTo(world, page, 'never mind')).toEqual([`my card ${head}`]);
    });
  });
});

describe('a dictionary', () => {
  it('is enforced in an open tab once it is published, and seen in what stands in its composer', async () => {
    const text = 'kick-off of blue heron is on monday';
    await inChat(async (page) => {
      await typeText(page, text);
      const rules = sampleRule({ match: '{ dictionary: projects }', then: '{ action: warn }' });
      const version = await world.admin.publish(
        (files) => [
          ...files,
          ...[
            samplePack(rules, 'rules/packs/projects.yaml', 'projects-only'),
            sampleDictionary('projects', 'Blue Heron\nKestrel'),
          ].map(({ path, text }) => ({ path: path.startsWith('rules/') ? path : `rules/${path}`, text })),
        ],
        'projects',
      );
      await until('the new policy', () => hasPolicy(world, version));
      await until('the chip', () => seeChip(page));
      await expectHeld(page, text);
      expect(await sentUpTo(world, page, 'the heron was blue')).toEqual([]);
    });
  });
});
