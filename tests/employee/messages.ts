import { describe, expect, it } from 'vitest';
import { cardMessage, cardNumber, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { choice, tool } from './policy.ts';
import { answer, draft, expectSent, incidentsOf, send, underlined, type Someone } from './stage.ts';

const address = (name: string) => [name, 'northwind.example'].join('@');
const ssn = ['536', '22', '8726'].join('-');

/** Messages: what is said while they are typed, and each way out of each verdict. */
export function testMessages(someone: Someone): void {
  const incidentOf = incidentsOf(someone);

  describe('while a message is typed', () => {
    it('what will be held is underlined and said beside the composer, until it is changed', async () => {
      const employee = someone();
      await employee.type(`to ${iban(1)} today`);
      await until('the chip', async () => /you will be asked$/.test((await employee.chip()) ?? ''));
      expect(await underlined(employee)).toEqual([iban(1)]);
      await employee.clear();
      await until('the chip to go', async () => (await employee.chip()) === null);
      expect(await underlined(employee)).toEqual([]);
    });

    it('the approved tool is opened from the chip by keyboard: counted once for the draft, and no incident', async () => {
      const employee = someone();
      const before = await employee.admin.toolsTaken('employee/card');
      await employee.type(cardMessage(1));
      await until('the chip', () => employee.chip());
      await employee.press('Control+.');
      await employee.press('Tab');
      for (const _ of 'ab') expect(await employee.openedBy(() => employee.press('Enter'))).toBe(tool);
      await until('the count', async () => (await employee.admin.toolsTaken('employee/card')) > before);
      await employee.clear();
      await expectSent(employee);
      expect(await employee.admin.toolsTaken('employee/card')).toBe(before + 1);
      const incidents = await employee.admin.recentIncidents();
      expect(incidents.filter(({ incident }) => incident.rule.rule === 'card')).toEqual([]);
    });
  });

  describe('a message that is blocked', () => {
    it('is edited: text and caret are as they were, and nothing of the dialog is left', async () => {
      const employee = someone();
      const text = `card ${cardNumber(2)} end`;
      const nodes = () => employee.inPage(() => document.documentElement.children.length);
      const before = await nodes();
      await employee.type(text);
      for (const _ of ' end') await employee.press('ArrowLeft');
      await employee.press('Enter');
      const dialog = await employee.dialog();
      expect(dialog.text).not.toContain(cardNumber(2));
      expect(dialog.buttons.some((label) => /^(?:Send|Redact)/.test(label))).toBe(false);
      await answer(employee, 'Edit message');
      await employee.write('!');
      await until('the draft', async () => (await draft(employee)) === text.replace(' end', '! end'));
      await expectSent(employee);
      await until('all of ours to be gone', async () => (await nodes()) === before);
      expect((await incidentOf('card')).incident.outcome).toBe('blocked');
    });

    it('goes by the approved tool: copied, opened, and in the incident\u2019s history', async () => {
      const employee = someone();
      await send(employee, cardMessage(3));
      const open = async () => (await employee.dialog()).click('Copy the text and open');
      expect(await employee.openedBy(open)).toBe(tool);
      await until('the word', async () => (await employee.dialog()).text.includes('The text is copied.'));
      await answer(employee, 'Edit message');
      expect(await employee.clipboard()).toBe(cardMessage(3));
      const item = await incidentOf('card');
      const history = await until('its history', async () => {
        const events = await employee.admin.history(item);
        return events.length > 0 && events;
      });
      expect(history).toMatchObject([{ kind: 'suggestion', data: { tool } }]);
      await expectSent(employee);
    });

    it('where no tool is suggested, brings out which would have helped, masked like a reason', async () => {
      const employee = someone();
      await send(employee, `my number is ${ssn}`);
      await (await employee.dialog()).click('Which tool would have helped?');
      await employee.write(`a form for ${iban(2)}`);
      await (await employee.dialog()).click('Tell ');
      await until('thanks', async () => (await employee.dialog()).text.includes('Thank you.'));
      await answer(employee, 'Edit message');
      const item = await incidentOf('number');
      const [wish] = await until('its history', async () => {
        const events = await employee.admin.history(item);
        return events.length > 0 && events;
      });
      expect(wish).toMatchObject({
        kind: 'wish',
        data: { text: expect.stringMatching(/^a form for .*\u2022/) as string },
      });
      expect(JSON.stringify(wish)).not.toContain(iban(2));
      await expectSent(employee);
    });
  });

  describe('redaction', () => {
    it.each([
      ['a warning, by the mouse', 'account', iban(3), iban(4)],
      ['a rule that redacts, by Enter', 'address', address('jo'), address('mia')],
    ])('of %s: the model gets what was shown, to the letter', async (how, rule, first, second) => {
      const employee = someone();
      // Emoji of one and of several characters, right-to-left text, an empty line.
      const lines = [
        `\u{1f600} \u05e9\u05dc\u05de\u05d5 ${first} \u05ea\u05d5\u05d3\u05d4 \u{1f44d}\u{1f3fd}`,
        '',
        `\u0645\u0631\u062d\u0628\u0627 ${second} \u{1f468}\u200d\u{1f469}\u200d\u{1f467} (\u05e1\u05d5\u05e3)`,
      ];
      const [top = '', , bottom = ''] = lines;
      await employee.type(top);
      await employee.press('Shift+Enter');
      await employee.press('Shift+Enter');
      await employee.write(bottom);
      await until('the draft', async () => (await draft(employee)) === lines.join('\n'));
      await employee.press('Enter');
      const { preview } = await employee.dialog();
      if (how.endsWith('Enter')) await employee.press('Enter');
      else await (await employee.dialog()).click('Redact and send');
      await employee.dialogGone();
      const [sent] = await employee.replicas.whenSent(1);
      expect(sent?.text).toBe(preview);
      const marked = lines.join('\n').replace(first, '#').replace(second, '#');
      expect(sent?.text.replaceAll(/\[[^\]]+\]/g, '#')).toBe(marked);
      await expectSent(employee, preview ?? '');
      expect((await incidentOf(rule)).incident.outcome).toBe('redacted');
    });
  });

  describe('a message that is warned about', () => {
    it('leaves once, however often and hastily it was sent', async () => {
      const employee = someone();
      const text = `our account is ${iban(5)} as agreed`;
      await employee.type(text);
      await Promise.all(['Enter', 'Enter', 'Enter'].map((key) => employee.press(key)));
      await answer(employee, 'Send anyway');
      await Promise.all(['Enter', 'Enter'].map((key) => employee.press(key)));
      await expectSent(employee, text);
      expect((await incidentOf('account')).incident.outcome).toBe('overridden');
    });

    it('is cancelled by Escape: it stays in the composer', async () => {
      const employee = someone();
      const text = `our account is ${iban(6)}`;
      await send(employee, text);
      await employee.dialog();
      await employee.press('Escape');
      await employee.dialogGone();
      expect(await draft(employee)).toBe(text);
      await expectSent(employee);
      expect((await incidentOf('account')).incident.outcome).toBe('cancelled');
    });

    it('that wants a pause and the name leaves when both are done', async () => {
      const employee = someone();
      const text = 'the contract is zebra-4711';
      await send(employee, text);
      await (await employee.dialog()).click('Type the name of who gets it');
      await employee.write('anna  SVOBODA');
      await (await employee.dialog()).click('Send anyway');
      expect(await employee.replicas.sent()).toEqual([]);
      await until('the end of the pause', async () =>
        (await employee.dialog()).text.includes('is possible now'),
      );
      await answer(employee, 'Send anyway');
      await expectSent(employee, text);
      expect((await incidentOf('contract')).incident.outcome).toBe('overridden');
    });
  });

  describe('a message that wants a reason', () => {
    it('is cancelled after all: the page has heard no key of what was written', async () => {
      const employee = someone();
      const text = 'the plan is tiger-4711';
      await send(employee, text);
      await (await employee.dialog()).click('Another reason');
      await (await employee.dialog()).click('Your reason');
      await employee.inPage(() => {
        const heard: string[] = [];
        Object.assign(globalThis, { heard });
        for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'textInput', 'paste'])
          addEventListener(type, ({ type: what }) => heard.push(what), true);
      });
      await employee.write('The customer insists');
      await employee.press('Control+a');
      await employee.press('Control+x');
      await employee.press('Control+v');
      expect((await employee.dialog()).buttons).toContain('Send with this reason');
      await employee.press('Escape');
      await employee.dialogGone();
      expect(await employee.inPage(() => Reflect.get(globalThis, 'heard') as string[])).toEqual([]);
      expect(await draft(employee)).toBe(text);
      await employee.write('0');
      await until('a key for the page', async () => (await draft(employee)) === `${text}0`);
      expect(await employee.inPage(() => Reflect.get(globalThis, 'heard') as string[])).toContain('keydown');
      await expectSent(employee);
      expect((await incidentOf('plan')).incident.outcome).toBe('cancelled');
    });

    it('leaves once with it, and the incident has the reason', async () => {
      const employee = someone();
      const text = 'the plan is tiger-4712';
      await send(employee, text);
      await (await employee.dialog()).click(choice);
      await answer(employee, 'Send with this reason');
      await expectSent(employee, text);
      const { incident } = await incidentOf('plan');
      expect(incident).toMatchObject({ outcome: 'overridden', reason: { choice } });
    });
  });
}
