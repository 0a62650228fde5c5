import type { Texts } from '../build.ts';

export const bg: Texts = {
  language: 'bg',
  ordinary: ['здрасти, как си?', 'идвам след малко', 'много ти благодаря за помощта'],
  negative: ['ЕГН ⟨bad-id:bg-egn⟩ е грешно', 'поръчка ⟨n:10⟩ е изпратена', 'пак си забравих паролата'],
  positive: [
    'моето егн е ⟦id:bg-egn⟧',
    'ЕГН: ⟦id:bg-egn⟧',
    'име;егн\nИванов;⟦id:bg-egn⟧\nПетрова;⟦id:bg-egn⟧',
    'паролата е ⟦password⟧',
  ],
};
