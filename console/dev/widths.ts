import type { Page } from 'playwright-core';

/** Texts with more than 100 characters to a line, which nobody reads with ease: only a wide window shows them. */
export function tooLong(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts = 'main p, main .field-hint, main .rule-text > *, main .diff-rule > span';
    return [...document.querySelectorAll<HTMLElement>(texts)].flatMap((element) => {
      const { lineHeight, fontSize, paddingTop, paddingBottom } = getComputedStyle(element);
      const one = parseFloat(lineHeight) || parseFloat(fontSize) * 1.2;
      const height = element.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
      const isShown = height > 0 && element.closest('.visually-hidden') === null;
      // As they are seen: an accent of its own takes no room.
      const letters = [...new Intl.Segmenter().segment(element.innerText)].length;
      const perLine = letters / Math.max(1, Math.round(height / one));
      return isShown && perLine > 100
        ? [`${String(Math.round(perLine))} characters a line: "${element.innerText.slice(0, 40)}"`]
        : [];
    });
  });
}

/** What is too wide for the window: the page itself, boxes that were not made to scroll, and words outside of it. */
export function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const say = (what: string, element: Element | null) =>
      found.push(`${what} in ${element?.closest('[class]')?.className ?? ''}`);
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) found.push(`the page scrolls sideways by ${String(over)} px`);
    const mayScroll =
      '.scroll, textarea, pre, .cm-scroller, input, select, nav *, .diff-lines, .replay-tables';
    const isHidden = (element: Element) => element.closest('.visually-hidden, [hidden]') !== null;
    const clips = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX } = getComputedStyle(element);
      if (overflowX !== 'auto' && overflowX !== 'scroll') continue;
      const more = element.scrollWidth - element.clientWidth;
      if (more > 1 && !element.matches(mayScroll))
        say(`a box scrolls sideways by ${String(more)} px`, element);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || isHidden(parent) || (node.nodeValue ?? '').trim() === '') continue;
      let clip: Element | null = parent;
      while (clip !== null && clip !== document.body && !(clips(clip) && !clip.matches('main, dialog')))
        clip = clip.parentElement;
      if (clip !== null && clip !== document.body) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, width } = range.getBoundingClientRect();
      if (width > 0 && (right > innerWidth + 1 || left < -1))
        say(`"${(node.nodeValue ?? '').trim().slice(0, 40)}" stands outside`, parent);
    }
    return [...new Set(found)];
  });
}
