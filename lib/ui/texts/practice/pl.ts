import type { PracticeCatalogue } from './index.ts';

export const pl: PracticeCatalogue = {
  title: 'Czat do ćwiczeń',
  intro:
    'Tu można wypróbować, co się dzieje, gdy coś nie powinno wyjść przez czat. Wiadomości są tu sprawdzane dokładnie tak jak w komunikatorach.',
  stays:
    'Nic, co się tu pisze, nie opuszcza tego komputera. Nic nie jest zapisywane ani zgłaszane i nikt nie widzi postępów.',
  rulesOf: 'Z regułami organizacji {organisation}.',
  demonstration:
    'To jest pokaz. Ta przeglądarka nie ma reguł żadnej organizacji, dlatego użyto kilku przykładowych. Obowiązują tylko na tej stronie.',
  exercises: 'Ćwiczenia',
  progress: 'Ukończono {done} z {all}',
  reset: 'Zacznij od nowa',
  wasReset: 'Wszystkie ćwiczenia są znowu otwarte.',
  cleanTitle: 'Zwykła wiadomość',
  cleanTask:
    'Większość tego, co ludzie piszą, przechodzi bez zmian. Proszę wstawić przykład w pole wiadomości i wysłać go.',
  ruleTask:
    'Ktoś o to prosi. Proszę wstawić zmyślony przykład w pole wiadomości, obejrzeć go i spróbować wysłać.',
  fileTitle: '{rule}: jako plik',
  fileTask: 'Pliki też są sprawdzane, na tym komputerze. Proszę dołączyć zmyślony plik.',
  put: 'Wstaw przykład w pole wiadomości',
  attachExample: 'Dołącz przykładowy plik',
  watch: 'Na co zwrócić uwagę',
  stepUnderlined: 'Podczas pisania słowa są podkreślane',
  stepHeld: 'Wiadomość jest zatrzymana, zanim wyjdzie',
  stepHeldFile: 'Plik jest zatrzymany, zanim zostanie dołączony',
  stepAnswered: 'Można wybrać, co dalej',
  stepSent: 'Wiadomość wychodzi od razu',
  seen: 'widziane',
  notSeen: 'jeszcze nie',
  done: 'ukończone',
  seenAll: 'Wszystko zostało już pokazane.',
  why: 'Dlaczego jest ta reguła',
  instead: 'Lepszy sposób',
  next: 'Następne ćwiczenie',
  othersTitle: 'Reguły bez ćwiczenia',
  othersWhy:
    'Dotyczą rozmów głosowych, niektórych konwersacji, innych godzin lub innych rzeczy, których nie da się tu wypróbować. W komunikatorach i tak obowiązują.',
  preparing: 'Odczytywanie reguł…',
  noExercises: 'Obecnie żadna reguła organizacji nie zatrzymuje tego, co się pisze.',
  chat: 'Rozmowa do ćwiczeń',
  partner: 'Partner do ćwiczeń',
  asksClean: 'Cześć! Kiedy i gdzie się jutro spotykamy?',
  asksRule: 'Dzień dobry! Czy mogę o to prosić: {what}?',
  asksFile: 'Dzień dobry! Czy mogę prosić o ten plik?',
  cleanText: 'O dziesiątej przed głównym wejściem. Do zobaczenia!',
  message: 'Wiadomość',
  placeholder: 'Napisz wiadomość',
  send: 'Wyślij',
  attach: 'Dołącz plik',
  you: 'Ty',
  fileSent: 'Plik: {name}',
  nothingRecorded: 'Ćwiczenie: nic z tego nie jest zapisywane i nic nie opuszcza tego komputera.',
  insteadTitle: 'Tu otworzyłoby się własne narzędzie',
  insteadText:
    'W pokazie lepszy sposób prowadzi tutaj. Z regułami organizacji otwiera narzędzie, które do tego służy, na przykład link do płatności albo menedżer haseł.',
};
