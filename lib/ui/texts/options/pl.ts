import type { OptionsCatalogue } from './index.ts';

export const pl: OptionsCatalogue = {
  title: 'Ustawienia',
  organisation: 'Organizacja',
  address: 'Adres',
  managed: 'Te ustawienia wprowadził w tej przeglądarce administrator. Nie można ich tu zmienić.',
  managedJoining:
    'Administrator podał serwer {server}, ale ta przeglądarka jeszcze nie dołączyła. Próbuje dalej; jeśli nic się nie zmieni, zapytaj administratora.',
  removed:
    '{organisation}: ta przeglądarka została usunięta. Ostatnie reguły nadal obowiązują, ale niczego nie można dostarczyć. Poproś o nowy kod albo opuść organizację.',
  leaveTitle: 'Opuść organizację {organisation}',
  leaveWhat: 'Co to oznacza, zobaczysz, zanim cokolwiek się stanie.',
  leaveButton: 'Opuść {organisation}…',
  confirmTitle: 'Opuścić {organisation}?',
  effectChecks: 'Wiadomości wysyłane z tej przeglądarki nie będą już sprawdzane.',
  effectReports: {
    one: '{count} raport jeszcze czeka i zostanie najpierw dostarczony.',
    few: '{count} raporty jeszcze czekają i zostaną najpierw dostarczone.',
    many: '{count} raportów jeszcze czeka i zostanie najpierw dostarczonych.',
    other: '{count} raportu jeszcze czeka i zostanie najpierw dostarczone.',
  },
  effectRecord:
    'Reguły, klucze i Twój rejestr zostaną usunięte z tej przeglądarki. To, co ma już {organisation}, tam pozostaje.',
  effectTold: '{organisation} zobaczy, że ta przeglądarka odeszła.',
  effectBack: 'Aby wrócić, potrzebny jest nowy kod rejestracji.',
  stay: 'Zostań',
  leave: 'Opuść {organisation}',
  leaving: 'Opuszczanie…',
  unsent: {
    one: 'Nie udało się dostarczyć {count} raportu. Jeśli teraz odejdziesz, przepadnie, a z nim Twój rejestr.',
    few: 'Nie udało się dostarczyć {count} raportów. Jeśli teraz odejdziesz, przepadną, a z nimi Twój rejestr.',
    many: 'Nie udało się dostarczyć {count} raportów. Jeśli teraz odejdziesz, przepadną, a z nimi Twój rejestr.',
    other:
      'Nie udało się dostarczyć {count} raportów. Jeśli teraz odejdziesz, przepadną, a z nimi Twój rejestr.',
  },
  tryAgain: 'Spróbuj dostarczyć ponownie',
  leaveAnyway: {
    one: 'Opuść i strać {count} raport',
    few: 'Opuść i strać {count} raporty',
    many: 'Opuść i strać {count} raportów',
    other: 'Opuść i strać {count} raportu',
  },
  leaveFailed: 'Nie udało się. Ta przeglądarka nadal należy do {organisation}. Spróbuj ponownie.',
  left: 'Ta przeglądarka nie należy już do {organisation}. Klucze, reguły i rejestr zostały tu usunięte.',
  leftUntold:
    'Serwer był niedostępny, więc {organisation} może nadal mieć tę przeglądarkę na liście, dopóki ktoś jej tam nie usunie.',
  leftLost: {
    one: 'Przepadł {count} raport.',
    few: 'Przepadły {count} raporty.',
    many: 'Przepadło {count} raportów.',
    other: 'Przepadło {count} raportu.',
  },
};
