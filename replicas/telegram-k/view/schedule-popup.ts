import { button, el } from '../dom/el.ts';
import { openPopup } from '../dom/popup.ts';
import { cx, labels } from '../variant.ts';

/** Asks for a time, by default in an hour, and gives it in seconds since the epoch. */
export function openSchedulePopup(chosen: (scheduleDate: number) => void): void {
  const popup = openPopup(labels.schedule, 'popup-schedule');
  const inAnHour = new Date(Date.now() + 3_600_000 - new Date().getTimezoneOffset() * 60_000);
  const time = el('input', {
    type: 'datetime-local',
    'aria-label': labels.scheduleAt,
    class: cx('field'),
    value: inAnHour.toISOString().slice(0, 16),
  });
  const confirm = button({ class: cx('primary', 'btn-primary btn-color-primary') }, [labels.schedule], () => {
    const at = new Date(time.value).getTime();
    if (Number.isNaN(at)) return;
    popup.close();
    chosen(Math.round(at / 1000));
  });
  popup.body.append(time, confirm);
  confirm.focus();
}
