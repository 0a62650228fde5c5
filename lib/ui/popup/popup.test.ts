// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { enrolledState, popupStates } from '../dev/popup-states.ts';
import { renderPopup, type PopupState } from './index.ts';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

function show(state: PopupState | undefined, enrol = (_: string) => Promise.resolve<string | null>(null)) {
  if (state === undefined) throw new Error('no such state');
  const root = document.body.appendChild(document.createElement('div'));
  const current = signal(state);
  const [check, copy] = [vi.fn(), vi.fn()];
  stops.push(renderPopup(root, current, { enrol, check, copy }), () => root.remove());
  return { root, current, check, copy, text: () => root.textContent ?? '' };
}

describe('renderPopup', () => {
  it.each([
    ['protected', 'Protected'],
    ['degraded', 'Partly protected'],
    ['blind', 'Nicht geschützt'],
    ['elsewhere', 'Rien à vérifier'],
    ['no-policy', 'Sin protección'],
    ['reload', 'Not protected'],
    ['nothing-open', 'Nothing to check'],
    ['looking', 'Checking…'],
    ['no-access', 'Not protected'],
  ])('says for %s: %s', (name, title) => {
    expect(show(popupStates[name]).root.querySelector('h2')?.textContent).toBe(title);
  });

  it('says that nobody answers, and neither that it is not enrolled nor how things stand', () => {
    const { root, text } = show(popupStates['no-answer']);
    expect(text()).toContain('Sluice does not answer.');
    expect(text()).not.toContain('nothing is checked');
    expect(root.querySelector('form, dl, .check')).toBeNull();
  });

  it('asks for no code where an administrator has set this browser up, and says why nothing goes', () => {
    const { root, text } = show(popupStates['joining']);
    expect(root.querySelector('form')).toBeNull();
    for (const part of ['sluice.acme.example', 'has not joined yet', 'messages cannot be sent'])
      expect(text()).toContain(part);
  });

  it('is honest about waiting reports, an unreachable server and refused rules', () => {
    const { text } = show(popupStates['waiting']);
    expect(text()).toContain('3 waiting to be delivered');
    expect(text()).toContain('Not reachable');
    expect(text()).toContain('were refused');
  });

  it('says on any tab which messengers the browser keeps it out of, as the badge is on all of them', () => {
    expect(show(popupStates['kept-out']).text()).toContain('into web.whatsapp.com and web.telegram.org, so');
    expect(show(popupStates['elsewhere']).text()).not.toContain('web.whatsapp.com');
  });

  it('says where to give back a permission that is missing, and offers no check without it', () => {
    const { root, text } = show(popupStates['no-access']);
    expect(text()).toMatch(/allow access to web\.whatsapp\.com/);
    expect(text()).not.toContain('Reload');
    expect(root.querySelector('.check')).toBeNull();
  });

  it.each([
    ['check-ok', /Everything that is needed was found/],
    [
      'check-degraded',
      /der Kopf der Unterhaltung, der Name der Unterhaltung, die Verbindung zur Seite und “chat-row”/,
    ],
    ['check-blind', /no se comprueban.*el campo de mensajes/],
    ['check-reload', /Reload the tab/],
    ['check-nothing', /No conversation is open/],
    ['check-failed', /n’a pas pu être vérifiée/],
  ])('says for %s what the page lacks', (name, expected) => {
    expect(show(popupStates[name]).root.querySelector('.check')?.textContent).toMatch(expected);
  });

  it('checks the page once, and hands the diagnostic over for copying', () => {
    const press = (root: HTMLElement, label: string) =>
      [...root.querySelectorAll('button')].find((one) => one.textContent === label)?.click();
    const ready = show(enrolledState);
    press(ready.root, 'Check now');
    expect(ready.check).toHaveBeenCalledOnce();
    const busy = show(popupStates['checking']);
    press(busy.root, 'Checking…');
    expect(busy.check).not.toHaveBeenCalled();
    const done = show(popupStates['check-ok']);
    press(done.root, 'Copy diagnostic');
    expect(done.copy).toHaveBeenCalledExactlyOnceWith('{}');
  });

  it('shows no check on a page that is no messenger', () => {
    expect(show(popupStates['elsewhere']).root.querySelector('.check')).toBeNull();
  });

  it('says what is looked for on this messenger, the first three at once, and who to ask', () => {
    const { root, text } = show(enrolledState);
    const lists = [...root.querySelectorAll('.watching ul')].map((list) => list.children.length);
    expect(lists).toEqual([3, 3]);
    for (const part of ['Payment card data', '3 more', 'on trial', 'Questions? privacy@example.com'])
      expect(text()).toContain(part);
    expect(show(popupStates['elsewhere']).root.querySelector('.watching')).toBeNull();
  });

  it('says which parts of a changed page were not found', () => {
    expect(show(popupStates['blind']).root.querySelector('.state')?.textContent).toContain(
      'Nicht gefunden: das Feld für Nachrichten und die Schaltfläche zum Senden.',
    );
  });

  it('leads to the pages of the extension, each in a tab of its own', () => {
    const links = [...show(enrolledState).root.querySelectorAll<HTMLAnchorElement>('.links a')];
    expect(links.map((link) => [link.getAttribute('href'), link.target])).toEqual([
      ['/record.html', '_blank'],
      ['/practice.html', '_blank'],
      ['/welcome.html', '_blank'],
      ['/options.html', '_blank'],
    ]);
  });

  it('follows its state', async () => {
    const { current, text } = show(enrolledState);
    current.value = { ...enrolledState, waitingReports: 1 };
    await vi.waitFor(() => expect(text()).toContain('1 waiting'));
  });

  it('leaves the focus where things go on once the browser has joined, and takes none by itself', () => {
    expect(show(enrolledState).root.contains(document.activeElement)).toBe(false);
    const { root, current } = show(popupStates['not-enrolled']);
    root.querySelector('button')?.focus();
    current.value = enrolledState;
    expect(root.querySelector(':focus')?.textContent).toContain('Protected');
  });

  it('keeps a refused code in its field and says why', async () => {
    const enrol = vi.fn(() => Promise.resolve<string | null>('This code has expired.'));
    const { root, text } = show(popupStates['not-enrolled'], enrol);
    const field = root.querySelector('textarea');
    const submit = () => root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    submit();
    await vi.waitFor(() => expect(text()).toContain('Paste the code first.'));
    expect(enrol).not.toHaveBeenCalled();
    if (field === null) throw new Error('no field');
    field.value = '  code-from-mail ';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => {
      submit();
      expect(enrol).toHaveBeenCalledWith('code-from-mail');
    });
    await vi.waitFor(() => expect(text()).toContain('This code has expired.'));
    expect(field.value).toBe('  code-from-mail ');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });
});
