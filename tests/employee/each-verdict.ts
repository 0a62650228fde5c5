import { beforeEach, describe, expect, it } from 'vitest';
import { sampleFile, sha256Of } from '../harness/sample-files.ts';
import { cardMessage, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { choice, tool } from './policy.ts';
import { answer, draft, expectSent, incidentsOf, send, type Someone } from './stage.ts';

const address = ['jo', 'northwind.example'].join('@');

/** Verdict, rule, a message of it, what its incident says once it was not sent, and the ways to send it from here. */
const verdicts = [
  ['block', 'card', cardMessage(11), 'blocked', []],
  ['block, redactable', 'ticket', 'the ticket is lion-5711', 'blocked', ['Redact and send']],
  ['redact', 'address', `write to ${address}`, 'blocked', ['Redact and send']],
  ['warn', 'account', `to ${iban(51)}`, 'cancelled', ['Redact and send', 'Send anyway']],
  ['warn, with a pause', 'contract', 'the contract is zebra-5711', 'cancelled', ['Send anyway']],
  ['justify', 'plan', 'the plan is tiger-5711', 'cancelled', ['Send with this reason']],
  [
    'justify, redactable',
    'quote',
    'the quote is puma-5711',
    'cancelled',
    ['Redact and send', 'Send with this reason'],
  ],
] as const;

/** What every verdict has in common, and what is left of the ways out of each. */
export function testEachVerdict(someone: Someone): void {
  let begun = 0;
  const incidentOf = incidentsOf(someone, undefined, () => begun);
  // The tests before have incidents of the same rules.
  beforeEach(() => {
    begun = Date.now();
  });

  describe.each(verdicts)('a message of the verdict "%s"', (_verdict, rule, text, outcome, waysToSend) => {
    it.each(['Escape', 'Edit message'])(
      'stays in the composer by %s, and is asked about again',
      async (way) => {
        const employee = someone();
        await send(employee, text);
        const { buttons } = await employee.dialog();
        const toSend = ['Redact and send', 'Send anyway', 'Send with this reason'];
        expect(buttons.filter((label) => toSend.includes(label))).toEqual(waysToSend);
        expect(buttons).toContain('This isn\u2019t sensitive');
        if (way === 'Escape') await employee.press('Escape');
        else await (await employee.dialog()).click('Edit message');
        await employee.dialogGone();
        expect(await draft(employee)).toBe(text);
        expect((await incidentOf(rule)).incident.outcome).toBe(outcome);
        await employee.press('Enter');
        await employee.dialog();
        await employee.press('Escape');
        await employee.dialogGone();
        await expectSent(employee);
        expect((await incidentOf(rule)).incident.outcome).toBe(outcome);
      },
    );
  });

  describe('a message that wants a reason and may go redacted', () => {
    it('goes redacted without one', async () => {
      const employee = someone();
      await send(employee, 'the quote is puma-5712 for today');
      const { preview } = await employee.dialog();
      await answer(employee, 'Redact and send');
      await expectSent(employee, preview ?? '');
      expect(preview).toMatch(/^the quote is \[.+\] for today$/);
      const { incident } = await incidentOf('quote');
      expect([incident.outcome, incident.reason]).toEqual(['redacted', undefined]);
    });

    it('stays where it is when a chosen reason is confirmed by Enter', async () => {
      const employee = someone();
      const text = 'the quote is puma-5715';
      await send(employee, text);
      await (await employee.dialog()).click(choice);
      await employee.press('Enter');
      const { buttons, text: said } = await employee.dialog();
      expect(said).not.toContain('The text is copied.');
      expect(buttons).toContain('Send with this reason');
      await answer(employee, 'Edit message');
      expect(await draft(employee)).toBe(text);
      await expectSent(employee);
    });

    it('goes by the approved tool, and not from here', async () => {
      const employee = someone();
      await send(employee, 'the quote is puma-5713');
      const { click } = await employee.dialog();
      expect(await employee.openedBy(() => click('Copy the text and open'))).toBe(tool);
      await until('the word', async () => (await employee.dialog()).text.includes('The text is copied.'));
      await answer(employee, 'Edit message');
      expect(await employee.clipboard()).toBe('the quote is puma-5713');
      await expectSent(employee);
      const item = await incidentOf('quote');
      expect(item.incident.outcome).toBe('cancelled');
      await until('its history', async () =>
        (await employee.admin.history(item)).some(({ kind }) => kind === 'suggestion'),
      );
    });
  });

  describe('a file that wants a reason', () => {
    const file = sampleFile('plan.txt', 'the plan is tiger-5714\n');

    it('goes with one, and the incident has it', async () => {
      const employee = someone();
      await employee.attach([file]);
      await (await employee.dialog()).click(choice);
      await answer(employee, 'Send with this reason');
      await employee.sendAttached(1);
      const [sent] = await employee.replicas.whenSent(1);
      expect(sent?.files).toMatchObject([{ name: file.name, sha256: sha256Of(file.buffer) }]);
      const { incident } = await incidentOf('plan-file');
      expect(incident).toMatchObject({ outcome: 'overridden', reason: { choice } });
    });

    it('does not come into the page without', async () => {
      const employee = someone();
      await employee.attach([file]);
      await answer(employee, 'Don\u2019t send');
      await employee.press('Escape'); // the menu that the picker came from
      await expectSent(employee);
      const { incident } = await incidentOf('plan-file');
      expect([incident.outcome, incident.reason]).toEqual(['cancelled', undefined]);
    });
  });
}
