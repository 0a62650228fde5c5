import type { WelcomeCatalogue } from './index.ts';

export const pl: WelcomeCatalogue = {
  title: 'Co Sluice robi w tej przeglądarce',
  lead: 'Sluice sprawdza na tym komputerze to, co wysyłasz w niektórych komunikatorach, zanim zostanie wysłane. Ma chronić przed przypadkowym wysłaniem danych, które należą do {organisation}, a nie czytać Twoje rozmowy.',
  leadNobody:
    'Sluice sprawdza na tym komputerze to, co wysyłasz w niektórych komunikatorach, zanim zostanie wysłane. Zaczyna, gdy ta przeglądarka należy do organizacji.',
  notEnrolled:
    'Ta przeglądarka nie należy jeszcze do żadnej organizacji. Nic nie jest sprawdzane ani zgłaszane.',
  enterCode: 'Wpisz kod rejestracji',
  joining:
    'Administrator zainstalował tu Sluice, a ta przeglądarka jeszcze dołącza do organizacji. Ta strona zmieni się, gdy dołączy.',
  watchedTitle: 'Co jest sprawdzane',
  watchedWhere:
    'To, co wysyłasz, edytujesz, przekazujesz lub załączasz na {platforms}: tekst i zawartość plików.',
  watchedTyping: 'Tekst jest sprawdzany już podczas pisania, aby ostrzeżenie pojawiło się na czas.',
  watchedRules: '{organisation} szuka:',
  watchedNone: 'Nie ma tu jeszcze żadnych reguł.',
  notTitle: 'Co nie jest sprawdzane',
  notReceived: 'To, co piszą do Ciebie inni, chyba że to przekazujesz',
  notElsewhere: 'Inne strony, inne programy i aplikacje w Twoim telefonie',
  notFields: 'Pola wyszukiwania, strony logowania i hasła',
  leavesTitle: 'Co opuszcza ten komputer',
  leavesReport:
    'Gdy zadziała reguła: raport, który mówi, jaka to reguła, jaki rodzaj danych i ile ich było, zakrytą wartość (na przykład •••• 4821; niektóre reguły podają samo słowo, na przykład „poufne”), jaki komunikator i jaka była Twoja decyzja.',
  leavesWords:
    'Pozostałe słowa Twojej wiadomości zostają tutaj. Niektóre reguły dodają kształt słów wokół wartości, z zakrytą każdą literą i cyfrą.',
  leavesFiles:
    'O pliku: jego rodzaj i rozmiar oraz gdzie coś w nim znaleziono, z nazwą arkusza lub pliku w środku. To, co reguły rozpoznają w takiej nazwie, jest zakryte.',
  leavesSaid:
    'To, co sam piszesz: dlaczego coś trzeba wysłać, że nie jest to poufne, jakie narzędzie by pomogło. A także to, że otwarto narzędzie, które podpowiada reguła. W Twoich słowach zakryte jest to, co rozpoznają reguły.',
  leavesNames: 'Nazwy rozmów i kont wychodzą jako kody, chyba że konto należy do organizacji.',
  leavesCounts:
    'Gdy nie zadziała żadna reguła: tylko liczba wysłanych wiadomości, według dnia i komunikatora.',
  leavesBrowser: 'Jakie są tu wersje przeglądarki i Sluice oraz czy Sluice działa.',
  leavesWho: 'Raporty wskazują tę przeglądarkę. Organizacja może wiedzieć, do kogo należy.',
  recordTitle: 'Sprawdź samodzielnie',
  recordText: 'Każdy raport o Tobie można przeczytać w tej przeglądarce, dokładnie tak, jak został wysłany.',
  recordLink: 'Otwórz mój rejestr',
  noticeTitle: 'Od: {organisation}',
  end: 'Niczego nie trzeba ustawiać. Możesz zamknąć tę stronę.',
};
