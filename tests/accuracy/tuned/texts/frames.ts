/** How people of a language send a number (`LABEL` is what they call it), and what else they send numbers for. */
export interface Frames {
  readonly says: readonly string[];
  /** What the number is wanted for stands between its name and itself. */
  readonly purpose?: readonly string[];
  /** A number that is something else: an order, a parcel, a ticket, a counter. */
  readonly other: readonly string[];
  /** About such a number, without it. */
  readonly without: readonly string[];
}

export const frames: Readonly<Record<string, Frames>> = {
  en: {
    says: [
      'hi, my LABEL is {0}, do you need anything else?',
      'LABEL: {0}',
      "here's the LABEL you asked for: {0}",
      'Can you fill in the form for me? LABEL {0}, rest is on the letter',
      'her LABEL ({0}) was on the back of the card',
      'they want my LABEL again 🙄 it’s {0}',
    ],
    purpose: ['LABEL for the invoice: {0}', 'the LABEL for the booking is {0}'],
    other: [
      'your order {0} has shipped',
      'ticket no. {0} is still open, any news?',
      'tracking number {0}, should arrive Thursday',
      'invoice {0} was paid last week',
    ],
    without: [
      'do you have my LABEL somewhere?',
      'LABEL: *****, I won’t send that here',
      'never send your LABEL over chat please',
    ],
  },
  de: {
    says: [
      'hallo, meine LABEL ist {0}, brauchst du sonst noch was?',
      'LABEL: {0}',
      'hier die LABEL für den Antrag: {0}',
      'fürs Formular: LABEL {0}, Geburtsdatum schick ich später',
      'die LABEL von Papa lautet {0}',
      'hab sie gefunden 😅 LABEL = {0}',
    ],
    purpose: ['LABEL für die Rechnung: {0}', 'LABEL für den Auftrag ist {0}'],
    other: [
      'deine Bestellung {0} ist unterwegs',
      'Rechnung {0} ist schon bezahlt',
      'Sendungsnummer {0}, kommt Donnerstag',
      'Ticket {0} ist noch offen',
    ],
    without: [
      'hast du noch irgendwo meine LABEL?',
      'LABEL: ***, das schick ich hier nicht',
      'schick deine LABEL bitte nie per Chat',
    ],
  },
  fr: {
    says: [
      'coucou, mon LABEL est {0}, tu as besoin d’autre chose ?',
      'LABEL : {0}',
      'voici le LABEL pour le dossier : {0}',
      'pour le formulaire : LABEL {0}, le reste demain',
      'le LABEL de maman c’est {0}',
      'trouvé ! LABEL={0}',
    ],
    purpose: ['LABEL pour la facture : {0}', 'LABEL pour la commande {0}'],
    other: [
      'ta commande {0} est partie',
      'la facture {0} est réglée',
      'numéro de suivi {0}, livraison jeudi',
      'le ticket {0} est toujours ouvert',
    ],
    without: ['tu as encore mon LABEL quelque part ?', 'LABEL : *****, je ne l’envoie pas ici'],
  },
  es: {
    says: [
      'hola, mi LABEL es {0}, ¿necesitas algo más?',
      'LABEL: {0}',
      'te paso el LABEL para el trámite: {0}',
      'para el formulario: LABEL {0}, lo demás mañana',
      'el LABEL de mi madre es el {0}',
      'anota porfa, LABEL {0}',
    ],
    purpose: ['LABEL para la factura: {0}', 'LABEL para el pedido {0}'],
    other: [
      'tu pedido {0} ya salió',
      'la factura {0} ya está pagada',
      'número de seguimiento {0}, llega el jueves',
      'el ticket {0} sigue abierto',
    ],
    without: ['¿tienes mi LABEL por ahí?', 'LABEL: *****, no lo mando por aquí'],
  },
  it: {
    says: [
      'ciao, il mio LABEL è {0}, ti serve altro?',
      'LABEL: {0}',
      'ecco LABEL per la pratica: {0}',
      'per il modulo: LABEL {0}, il resto domani',
      'LABEL della mamma: {0}, segnalo',
      'trovato! LABEL {0}',
    ],
    purpose: ['LABEL per la fattura: {0}', 'LABEL per la pratica {0}'],
    other: [
      'il tuo ordine {0} è partito',
      'la fattura {0} è già pagata',
      'codice di tracciamento {0}, arriva giovedì',
      'il ticket {0} è ancora aperto',
    ],
    without: ['hai ancora il mio LABEL da qualche parte?', 'LABEL: *****, qui non lo mando'],
  },
  'pt-BR': {
    says: [
      'oi, LABEL é {0}, precisa de mais alguma coisa?',
      'LABEL: {0}',
      'segue o LABEL pro cadastro: {0}',
      'pro formulário: LABEL {0}, o resto amanhã',
      'o LABEL da minha mãe é {0}',
      'anota aí, LABEL {0} 👍',
    ],
    purpose: ['LABEL para a nota: {0}', 'LABEL pro pedido {0}'],
    other: [
      'seu pedido {0} já saiu',
      'a nota {0} já foi paga',
      'código de rastreio {0}, chega quinta',
      'o chamado {0} continua aberto',
    ],
    without: ['você tem meu LABEL aí?', 'LABEL: *****, não mando por aqui'],
  },
  'pt-PT': {
    says: [
      'olá, o meu LABEL é {0}, precisas de mais alguma coisa?',
      'LABEL: {0}',
      'envio o LABEL para o processo: {0}',
      'para o formulário: LABEL {0}, o resto amanhã',
    ],
    purpose: ['LABEL para a fatura: {0}'],
    other: ['a tua encomenda {0} já saiu', 'a fatura {0} já está paga', 'o pedido {0} continua em aberto'],
    without: ['tens o meu LABEL por aí?', 'LABEL: *****'],
  },
  nl: {
    says: [
      'hoi, mijn LABEL is {0}, heb je nog iets nodig?',
      'LABEL: {0}',
      'hier het LABEL voor de aanvraag: {0}',
      'voor het formulier: LABEL {0}, de rest morgen',
      'het LABEL van mama is {0}',
    ],
    purpose: ['LABEL voor de factuur: {0}'],
    other: [
      'je bestelling {0} is onderweg',
      'factuur {0} is al betaald',
      'track en trace {0}, komt donderdag',
      'ticket {0} staat nog open',
    ],
    without: ['heb jij mijn LABEL nog ergens?', 'LABEL: *****, stuur ik hier niet'],
  },
  pl: {
    says: [
      'hej, mój LABEL to {0}, coś jeszcze potrzebne?',
      'LABEL: {0}',
      'podaję LABEL do wniosku: {0}',
      'do formularza: LABEL {0}, reszta jutro',
      'LABEL mamy: {0}, zapisz sobie',
    ],
    purpose: ['LABEL do faktury: {0}', 'LABEL do zamówienia {0}'],
    other: [
      'twoje zamówienie {0} już wysłane',
      'faktura {0} opłacona',
      'numer przesyłki {0}, będzie w czwartek',
      'zgłoszenie {0} nadal otwarte',
    ],
    without: ['masz gdzieś mój LABEL?', 'LABEL: *****, tu nie wyślę'],
  },
  cs: {
    says: [
      'ahoj, moje LABEL je {0}, potřebuješ ještě něco?',
      'LABEL: {0}',
      'posílám LABEL do žádosti: {0}',
      'do formuláře: LABEL {0}, zbytek zítra',
      'LABEL mámy je {0}',
    ],
    purpose: ['LABEL na fakturu: {0}', 'LABEL do objednávky {0}'],
    other: [
      'tvoje objednávka {0} je na cestě',
      'faktura {0} je zaplacená',
      'číslo zásilky {0}, dorazí ve čtvrtek',
      'tiket {0} je pořád otevřený',
    ],
    without: ['nemáš někde moje LABEL?', 'LABEL: *****, sem to psát nebudu'],
  },
  sk: {
    says: [
      'ahoj, moje LABEL je {0}, treba ešte niečo?',
      'LABEL: {0}',
      'posielam LABEL do žiadosti: {0}',
      'LABEL mamy je {0}',
    ],
    other: ['tvoja objednávka {0} je na ceste', 'faktúra {0} je zaplatená', 'číslo zásielky {0}'],
    without: ['nemáš niekde moje LABEL?'],
  },
  hu: {
    says: [
      'szia, a LABEL: {0}, kell még valami?',
      'LABEL: {0}',
      'küldöm a LABEL adatot a kérelemhez: {0}',
      'az űrlaphoz LABEL {0}, a többit holnap',
      'anya LABEL: {0}',
    ],
    purpose: ['LABEL a számlához: {0}'],
    other: ['a {0} rendelésed úton van', 'a {0} számla ki van fizetve', 'csomagszám {0}, csütörtökön jön'],
    without: ['megvan valahol a LABEL?', 'LABEL: *****'],
  },
  ro: {
    says: [
      'salut, LABEL este {0}, mai ai nevoie de ceva?',
      'LABEL: {0}',
      'îți trimit LABEL pentru cerere: {0}',
      'pentru formular: LABEL {0}, restul mâine',
    ],
    purpose: ['LABEL pentru factură: {0}'],
    other: ['comanda ta {0} a plecat', 'factura {0} e plătită', 'AWB {0}, ajunge joi'],
    without: ['mai ai LABEL pe undeva?', 'LABEL: *****'],
  },
  bg: {
    says: [
      'здрасти, моето LABEL е {0}, трябва ли още нещо?',
      'LABEL: {0}',
      'пращам LABEL за молбата: {0}',
      'за формуляра: LABEL {0}',
    ],
    other: ['поръчката ти {0} пътува', 'фактура {0} е платена'],
    without: ['пазиш ли ми LABEL?'],
  },
  el: {
    says: [
      'γεια, το LABEL μου είναι {0}, θες κάτι άλλο;',
      'LABEL: {0}',
      'σου στέλνω το LABEL για την αίτηση: {0}',
      'για τη φόρμα: LABEL {0}, τα άλλα αύριο',
    ],
    purpose: ['LABEL για το τιμολόγιο: {0}'],
    other: ['η παραγγελία σου {0} έφυγε', 'το τιμολόγιο {0} πληρώθηκε', 'αριθμός αποστολής {0}'],
    without: ['έχεις κάπου το LABEL μου;', 'LABEL: *****'],
  },
  hr: {
    says: [
      'bok, LABEL je {0}, treba još nešto?',
      'LABEL: {0}',
      'šaljem LABEL za zahtjev: {0}',
      'za obrazac: LABEL {0}',
    ],
    purpose: ['LABEL za račun: {0}'],
    other: ['tvoja narudžba {0} je poslana', 'račun {0} je plaćen'],
    without: ['imaš li negdje moj LABEL?'],
  },
  sl: {
    says: [
      'živjo, LABEL je {0}, rabiš še kaj?',
      'LABEL: {0}',
      'pošiljam LABEL za vlogo: {0}',
      'za obrazec: LABEL {0}',
    ],
    other: ['tvoje naročilo {0} je na poti', 'račun {0} je plačan'],
    without: ['imaš kje moj LABEL?'],
  },
  sr: {
    says: [
      'ćao, LABEL je {0}, treba još nešto?',
      'LABEL: {0}',
      'šaljem LABEL za zahtev: {0}',
      'za formular: LABEL {0}',
    ],
    other: ['tvoja porudžbina {0} je poslata', 'račun {0} je plaćen'],
    without: ['imaš li negde moj LABEL?'],
  },
  et: {
    says: [
      'tere, LABEL on {0}, kas midagi veel vaja?',
      'LABEL: {0}',
      'saadan LABEL avalduse jaoks: {0}',
      'vormi jaoks: LABEL {0}',
    ],
    other: ['su tellimus {0} on teel', 'arve {0} on makstud'],
    without: ['kas sul mu LABEL on?'],
  },
  lt: {
    says: [
      'labas, LABEL yra {0}, dar ko reikia?',
      'LABEL: {0}',
      'siunčiu LABEL prašymui: {0}',
      'formai: LABEL {0}',
    ],
    other: ['tavo užsakymas {0} išsiųstas', 'sąskaita {0} apmokėta'],
    without: ['ar turi mano LABEL?'],
  },
  lv: {
    says: [
      'čau, LABEL ir {0}, vajag vēl kaut ko?',
      'LABEL: {0}',
      'sūtu LABEL iesniegumam: {0}',
      'anketai: LABEL {0}',
    ],
    other: ['tavs pasūtījums {0} ir ceļā', 'rēķins {0} apmaksāts'],
    without: ['vai tev ir mans LABEL?'],
  },
  da: {
    says: [
      'hej, mit LABEL er {0}, skal du bruge andet?',
      'LABEL: {0}',
      'her er LABEL til ansøgningen: {0}',
      'til formularen: LABEL {0}, resten i morgen',
    ],
    purpose: ['LABEL til fakturaen: {0}'],
    other: ['din ordre {0} er afsendt', 'faktura {0} er betalt', 'pakkenummer {0}, kommer torsdag'],
    without: ['har du mit LABEL et sted?', 'LABEL: *****'],
  },
  sv: {
    says: [
      'hej, LABEL är {0}, behöver du något mer?',
      'LABEL: {0}',
      'här är LABEL till ansökan: {0}',
      'till blanketten: LABEL {0}, resten imorgon',
    ],
    purpose: ['LABEL till fakturan: {0}'],
    other: [
      'din order {0} är skickad',
      'faktura {0} är betald',
      'kollinummer {0}, kommer på torsdag',
      'ärende {0} är fortfarande öppet',
    ],
    without: ['har du mitt LABEL någonstans?', 'LABEL: *****'],
  },
  no: {
    says: [
      'hei, LABEL er {0}, trenger du noe mer?',
      'LABEL: {0}',
      'her er LABEL til søknaden: {0}',
      'til skjemaet: LABEL {0}, resten i morgen',
    ],
    purpose: ['LABEL til fakturaen: {0}'],
    other: ['ordren din {0} er sendt', 'faktura {0} er betalt', 'sporingsnummer {0}'],
    without: ['har du mitt LABEL et sted?'],
  },
  fi: {
    says: [
      'moi, LABEL on {0}, tarvitsetko muuta?',
      'LABEL: {0}',
      'tässä LABEL hakemusta varten: {0}',
      'lomakkeeseen: LABEL {0}, loput huomenna',
    ],
    purpose: ['LABEL laskua varten: {0}'],
    other: ['tilauksesi {0} on lähetetty', 'lasku {0} on maksettu', 'seurantakoodi {0}'],
    without: ['onko sulla mun LABEL jossain?'],
  },
  is: {
    says: [
      'hæ, LABEL er {0}, vantar eitthvað meira?',
      'LABEL: {0}',
      'hér er LABEL fyrir umsóknina: {0}',
      'í eyðublaðið: LABEL {0}',
    ],
    other: ['pöntunin þín {0} er farin', 'reikningur {0} er greiddur'],
    without: ['ertu með LABEL?'],
  },
  ru: {
    says: [
      'привет, мой LABEL {0}, что-то ещё нужно?',
      'LABEL: {0}',
      'скидываю LABEL для заявления: {0}',
      'для анкеты: LABEL {0}, остальное завтра',
      'LABEL мамы — {0}',
    ],
    purpose: ['LABEL для заказа: {0}'],
    other: [
      'ваш заказ {0} отправлен',
      'счёт {0} оплачен',
      'трек-номер {0}, придёт в четверг',
      'заявка {0} ещё открыта',
    ],
    without: ['у тебя есть мой LABEL?', 'LABEL: *****, сюда не пришлю'],
  },
  uk: {
    says: [
      'привіт, мій LABEL {0}, щось ще треба?',
      'LABEL: {0}',
      'скидаю LABEL для заяви: {0}',
      'для анкети: LABEL {0}, решта завтра',
    ],
    purpose: ['LABEL для замовлення: {0}'],
    other: [
      'ваше замовлення {0} відправлено',
      'рахунок {0} оплачено',
      'ТТН {0}, прийде в четвер',
      'заявка {0} ще відкрита',
    ],
    without: ['у тебе є мій LABEL?', 'LABEL: *****'],
  },
  tr: {
    says: [
      'selam, LABEL {0}, başka bir şey lazım mı?',
      'LABEL: {0}',
      'başvuru için LABEL: {0}',
      'form için LABEL {0}, gerisi yarın',
      'annemin LABEL {0}',
    ],
    purpose: ['fatura için LABEL: {0}'],
    other: ['{0} numaralı siparişiniz kargoda', '{0} nolu fatura ödendi', 'kargo takip no {0}'],
    without: ['sende LABEL var mı?', 'LABEL: *****'],
  },
  ka: {
    says: ['გამარჯობა, ჩემი LABEL არის {0}', 'LABEL: {0}', 'განაცხადისთვის LABEL {0}'],
    other: ['შეკვეთა {0} გაგზავნილია'],
    without: ['გაქვს ჩემი LABEL?'],
  },
  az: {
    says: ['salam, LABEL {0}', 'LABEL: {0}', 'ərizə üçün LABEL {0}'],
    other: ['sifarişiniz {0} göndərildi'],
    without: ['LABEL səndə var?'],
  },
  hi: {
    says: [
      'मेरा LABEL {0} है, और कुछ चाहिए?',
      'LABEL: {0}',
      'फॉर्म के लिए LABEL {0}, बाकी कल',
      'पापा का LABEL {0} है',
    ],
    purpose: ['ऑर्डर के लिए LABEL {0}'],
    other: ['आपका ऑर्डर {0} भेज दिया गया है', 'बिल {0} का भुगतान हो गया', 'ट्रैकिंग नंबर {0}'],
    without: ['तुम्हारे पास मेरा LABEL है?', 'LABEL: *****'],
  },
  ur: {
    says: ['میرا LABEL {0} ہے', 'LABEL: {0}', 'فارم کے لیے LABEL {0}'],
    other: ['آپ کا آرڈر {0} روانہ ہو گیا'],
    without: ['کیا آپ کے پاس میرا LABEL ہے؟'],
  },
  bn: {
    says: ['আমার LABEL {0}', 'LABEL: {0}', 'ফর্মের জন্য LABEL {0}'],
    other: ['আপনার অর্ডার {0} পাঠানো হয়েছে'],
    without: ['আমার LABEL আছে তোমার কাছে?'],
  },
  ar: {
    says: [
      'مرحبا، LABEL الخاص بي هو {0}، هل تحتاج شيئا آخر؟',
      'LABEL: {0}',
      'هذا LABEL للطلب: {0}',
      'للاستمارة LABEL {0} والباقي غدا',
    ],
    purpose: ['LABEL للفاتورة {0}'],
    other: ['تم شحن طلبك {0}', 'الفاتورة {0} مدفوعة', 'رقم التتبع {0}'],
    without: ['هل عندك LABEL؟', 'LABEL: *****'],
  },
  he: {
    says: ['היי, LABEL שלי {0}, צריך עוד משהו?', 'LABEL: {0}', 'הנה LABEL לטופס: {0}', 'LABEL של אמא: {0}'],
    purpose: ['LABEL לחשבונית {0}'],
    other: ['ההזמנה שלך {0} נשלחה', 'חשבונית {0} שולמה', 'מספר מעקב {0}'],
    without: ['יש לך את LABEL שלי?', 'LABEL: *****'],
  },
  zh: {
    says: ['我的LABEL是{0},还需要什么?', 'LABEL:{0}', '报名用的LABEL {0}', '妈妈的LABEL是{0}，你记一下'],
    purpose: ['订单用的LABEL是{0}'],
    other: ['您的订单{0}已发货', '发票{0}已付款', '快递单号{0}'],
    without: ['你有我的LABEL吗？', 'LABEL:*****'],
  },
  'zh-TW': {
    says: ['我的LABEL是{0}，還需要什麼？', 'LABEL：{0}', '報名用的LABEL {0}'],
    other: ['您的訂單{0}已出貨', '發票{0}已付款'],
    without: ['你有我的LABEL嗎？'],
  },
  'zh-HK': {
    says: ['我嘅LABEL係{0}，仲要啲咩？', 'LABEL：{0}', '報名用LABEL {0}'],
    other: ['你嘅訂單{0}已經寄出'],
    without: ['你有冇我嘅LABEL？'],
  },
  ja: {
    says: [
      '私のLABELは{0}です。他に必要ですか？',
      'LABEL：{0}',
      '申請用のLABELを送ります {0}',
      '父のLABEL {0}',
    ],
    purpose: ['請求書用のLABEL {0}'],
    other: ['ご注文{0}を発送しました', '請求書{0}は支払い済みです', '追跡番号{0}'],
    without: ['私のLABEL、持ってる？', 'LABEL：*****'],
  },
  ko: {
    says: [
      '제 LABEL는 {0}이에요, 더 필요한 거 있나요?',
      'LABEL: {0}',
      '신청서에 쓸 LABEL {0}',
      '엄마 LABEL {0} 적어둬',
    ],
    purpose: ['주문용 LABEL {0}'],
    other: ['주문 {0} 발송되었습니다', '송장번호 {0}', '청구서 {0} 결제 완료'],
    without: ['내 LABEL 혹시 갖고 있어?', 'LABEL: *****'],
  },
  ms: {
    says: ['hai, LABEL saya {0}', 'LABEL: {0}', 'untuk borang: LABEL {0}'],
    other: ['pesanan anda {0} telah dihantar', 'invois {0} sudah dibayar'],
    without: ['ada LABEL saya?'],
  },
  id: {
    says: [
      'halo, LABEL saya {0}',
      'LABEL: {0}',
      'buat formulir: LABEL {0}, sisanya besok',
      'LABEL ibu {0} ya',
    ],
    purpose: ['LABEL untuk pesanan {0}'],
    other: ['pesanan {0} sudah dikirim', 'nomor resi {0}', 'invoice {0} sudah lunas'],
    without: ['punya LABEL saya nggak?'],
  },
  th: {
    says: ['LABELของฉันคือ {0}', 'LABEL: {0}', 'LABEL {0} ครับ สำหรับแบบฟอร์ม'],
    other: ['คำสั่งซื้อ {0} จัดส่งแล้ว', 'เลขพัสดุ {0}'],
    without: ['มีLABELของฉันไหม'],
  },
  vi: {
    says: ['LABEL của em là {0}', 'LABEL: {0}', 'gửi anh LABEL để làm đơn {0}'],
    other: ['đơn hàng {0} đã gửi', 'mã vận đơn {0}'],
    without: ['anh có LABEL của em không?'],
  },
  sw: {
    says: ['LABEL yangu ni {0}', 'LABEL: {0}', 'kwa fomu: LABEL {0}'],
    other: ['oda yako {0} imetumwa'],
    without: ['una LABEL yangu?'],
  },
};
