import { afterAll, describe, expect, it } from 'vitest';
import { iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { tool, verifiedContact } from './policy.ts';
import { answer, expectSent, incidentsOf, send, type Someone } from './stage.ts';

/** Ways out that a rule offers beside its verdict. */
export function testMoreWays(someone: Someone): void {
  const incidentOf = incidentsOf(someone);

  describe('a message that is blocked, but may go redacted', () => {
    it('goes without the value, and never as it is', async () => {
      const employee = someone();
      await send(employee, 'the ticket is lion-4711 for today');
      const { buttons, preview } = await employee.dialog();
      expect(buttons.filter((label) => /send/i.test(label))).toEqual(['Redact and send']);
      await answer(employee, 'Redact and send');
      await expectSent(employee, preview ?? '');
      expect(preview).toMatch(/^the ticket is \[.+\] for today$/);
      expect((await incidentOf('ticket')).incident.outcome).toBe('redacted');
    });

    it('has the better tool after that, and before "Edit message"', async () => {
      const employee = someone();
      await send(employee, 'the ticket is lion-4713');
      const { buttons } = await employee.dialog();
      const ways = [
        'Redact and send',
        'Copy the text and open “PayBox” (opens in a new tab)',
        'Edit message',
      ];
      expect(buttons.filter((label) => ways.includes(label))).toEqual(ways);
      await answer(employee, 'Edit message');
      await expectSent(employee);
      expect((await incidentOf('ticket')).incident.outcome).toBe('blocked');
    });

    it('is edited instead: what was written by hand goes, and it was blocked', async () => {
      const employee = someone();
      await send(employee, 'the ticket is lion-4712');
      await answer(employee, 'Edit message');
      for (const _ of 'lion-4712') await employee.press('Backspace');
      await employee.write('in the portal');
      await employee.press('Enter');
      await expectSent(employee, 'the ticket is in the portal');
      expect((await incidentOf('ticket')).incident.outcome).toBe('blocked');
    });
  });

  describe('a message that wants a reason', () => {
    it('goes with one in own words, in which nothing stands that rules know', async () => {
      const employee = someone();
      const text = 'the plan is tiger-4713';
      await send(employee, text);
      await (await employee.dialog()).click('Another reason');
      await (await employee.dialog()).click('Your reason');
      await employee.write(`Agreed with the customer of ${iban(41)}`);
      await answer(employee, 'Send with this reason');
      await expectSent(employee, text);
      const { incident } = await until('the incident with words', async () =>
        (await employee.admin.recentIncidents()).find((one) => one.incident.reason?.text !== undefined),
      );
      expect(incident).toMatchObject({ rule: { rule: 'plan' }, outcome: 'overridden' });
      expect(incident.reason?.text).toMatch(/^Agreed with the customer of .*\u2022/);
      expect(JSON.stringify(incident)).not.toContain(iban(41));
    });
  });

  describe('a message that is warned about, with a better tool', () => {
    it('goes by the tool, which stands before the other ways, and not from here', async () => {
      const employee = someone();
      await send(employee, 'my offer is otter-4711');
      const { text, click } = await employee.dialog();
      expect(text.indexOf('Another way PayBox')).toBeGreaterThan(-1);
      expect(text.indexOf('PayBox')).toBeLessThan(text.indexOf('Edit message'));
      expect(await employee.openedBy(() => click('Copy the text and open'))).toBe(tool);
      await until('the word', async () => (await employee.dialog()).text.includes('The text is copied.'));
      await answer(employee, 'Edit message');
      expect(await employee.clipboard()).toBe('my offer is otter-4711');
      await expectSent(employee);
      const item = await incidentOf('offer');
      expect(item.incident.outcome).toBe('cancelled');
      const history = await until('its history', async () => {
        const events = await employee.admin.history(item);
        return events.length > 0 && events;
      });
      expect(history).toMatchObject([{ kind: 'suggestion', data: { tool } }]);
    });
  });

  describe('whom it goes to', () => {
    afterAll(() => someone().openChat('Anna Svoboda'));

    it.each([
      ['Anna Svoboda', 'one person', 'not found among the verified contacts of Organisation'],
      [verifiedContact, 'one person', 'among the verified contacts of Organisation'],
      ['Weekend hike', 'group', null],
    ])('is said, by name and account: %s', async (name, kind, listed) => {
      const employee = someone();
      await employee.openChat(name);
      await send(employee, `our account is ${iban(42)}`);
      const { text } = await employee.dialog();
      const about = [kind, 'from your personal account', ...(listed === null ? [] : [listed])].join(', ');
      expect(text).toContain(`You are writing to ${name} (${about}).`);
      await answer(employee, 'Edit message');
      await expectSent(employee);
    });
  });
}
