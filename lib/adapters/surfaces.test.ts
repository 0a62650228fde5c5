// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { PlatformData } from '../core/policy/platform.ts';
import { createAnchors } from './anchors.ts';
import { createPlatformAdapter } from './create-adapter.ts';

const data: PlatformData = {
  apiVersion: 'sluice/v1',
  kind: 'Platform',
  id: 'test',
  title: 'Test',
  hosts: ['chat.example'],
  anchors: { log: ['[role="log"]'], composer: ['[contenteditable]'] },
  labels: { to: ['send to {name}', '{name} via chat senden', 'an {name} senden'], send: ['send'] },
  surfaces: [{ with: 'log' }],
};

describe('a label with a name in it', () => {
  const anchors = createAnchors(data, document);

  it.each([
    ['Send to Ben Okafor', true, 'Ben Okafor'],
    ['An Ben Okafor senden', true, 'Ben Okafor'],
    ['Ben via Chat senden', true, 'Ben'],
    ['Send to ', false, 'Send to'],
    ['Sent', false, 'Sent'],
  ])('%s', (text, fits, name) => {
    expect(anchors.startsWithLabel('to', text)).toBe(fits);
    expect(anchors.withoutLabel('to', text)).toBe(name);
  });

  it('leaves labels without one as they were', () => {
    expect(anchors.startsWithLabel('send', 'Send 1 selected')).toBe(true);
    expect(anchors.startsWithLabel('send', 'Sender')).toBe(false);
  });
});

describe('small chat windows over another page', () => {
  const show = (html: string) => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    document.body.replaceChildren(...body.childNodes);
  };
  const chat = (id: string) =>
    `<section id="${id}"><b>call</b><div role="log"></div><div><p contenteditable="true"></p><input type="file"></div></section>`;
  const page = (windows: string) =>
    `<div><main><i>a post</i><form><p contenteditable="true"></p></form></main><div id="windows">${windows}</div></div>`;
  const covers = (selector: string) => {
    const element = document.querySelector(selector);
    if (element === null) throw new Error('not there');
    return createPlatformAdapter(data, document).covers([element]);
  };

  it('are covered whole, and nothing else is', () => {
    show(page(chat('one') + chat('two')));
    expect(['#one b', '#one p', '#one input', '#two p'].map(covers)).toEqual([true, true, true, true]);
    expect(['main i', 'form p', '#windows', 'body'].map(covers)).toEqual([false, false, false, false]);
  });

  it('do not grow into the page when theirs is the only editor, or they have none', () => {
    show(page(chat('one')).replace(/<form>.*?<\/form>/, ''));
    expect(['#one p', 'main i', 'body'].map(covers)).toEqual([true, false, false]);
    show(page('<section><div role="log"></div></section>'));
    expect(['section', 'form p'].map(covers)).toEqual([false, false]);
  });

  it('own the dialogs that were opened from them', () => {
    show(`${page(chat('one'))}<div role="dialog"><p contenteditable="true"></p></div>`);
    const adapter = createPlatformAdapter(data, document);
    const seen = ['#one b', 'main i', '#one b'].map((pressed) => {
      const [element, dialog] = [
        document.querySelector(pressed),
        document.querySelector('[role="dialog"] p'),
      ];
      if (element === null || dialog === null) throw new Error('not there');
      adapter.notice([element]);
      adapter.notice([dialog]);
      return adapter.covers([dialog]);
    });
    expect(seen).toEqual([true, false, true]);
  });
});

describe('the page\u2019s own version', () => {
  it('is read as far as a server takes it', () => {
    document.body.replaceChildren(document.createElement('main'));
    const { surfaces: _none, ...whole } = data;
    const build: PlatformData['build'] = [{ from: 'root', attribute: 'data-build' }];
    const built: PlatformData = { ...whole, anchors: { main: ['main'] }, build };
    const page = (name: string) => {
      document.documentElement.dataset['build'] = name;
      return createPlatformAdapter(built, document).readState()?.page;
    };
    expect(['b1', '', 'b'.repeat(300)].map(page)).toEqual(['b1', null, 'b'.repeat(100)]);
  });
});
