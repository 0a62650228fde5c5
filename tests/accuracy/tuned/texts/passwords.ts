import type { Random } from '../random.ts';
import { type Draft, write } from '../write.ts';

/** Sentences that give a password away in `{0}`, and sentences about passwords that give none. */
interface Talk {
  readonly gives: readonly string[];
  readonly none: readonly string[];
}

const talk: Readonly<Record<string, Talk>> = {
  en: {
    gives: [
      "password's {0}, all lowercase",
      'creds: anna / {0}',
      'Wifi: guest-net\nPassword: {0}',
      'pw changed to {0} yesterday',
      'the password is {0}',
      'pw: {0}',
      'password for the zip: {0}',
      'login is admin, pass {0}',
      'my netflix password is {0} enjoy',
      'it’s the usual one, password = {0}',
      'username: tom\npassword: {0}',
      'new pwd {0} (old one expired)',
      'here you go, wifi password {0}',
      'passphrase: {0}',
      'I changed the password to {0}',
      'try {0} as the password',
      'user anna / password {0}',
      'reset done, your temporary password is {0}',
    ],
    none: [
      'did the password change?',
      'password reset link sent',
      'I hate passwords',
      'the password for success is practice',
      'I forgot my password again',
      'can you reset my password?',
      'the password is wrong',
      'what was the wifi password?',
      'your password expires in 3 days',
      'never share your password with anyone',
      'password changed successfully',
      'the password must have at least 12 characters',
      'password is the same as last year',
      'I’ll send you the password by SMS',
      'please use a password manager',
      'the password field is empty',
      'she passed the exam, pass the salt',
      'password: see vault',
      'wrong password, 2 attempts left',
    ],
  },
  de: {
    gives: [
      'Passwort vom Router: {0}',
      'nimm {0} als Passwort',
      'Benutzer: anna\nPasswort: {0}',
      'das Passwort ist {0}',
      'Passwort: {0}',
      'PW {0}',
      'Kennwort lautet {0}, Benutzer admin',
      'das WLAN Passwort ist übrigens {0}',
      'Zugangsdaten: Nutzer anna, Passwort {0}',
      'hab das Passwort auf {0} geändert',
      'neues Passwort für den Server: {0}',
      'Passwort fürs Zip = {0}',
    ],
    none: [
      'Passwort geändert, sag ich dir später',
      'welches Passwort meinst du?',
      'schwaches Passwort wurde abgelehnt',
      'ich hab mein Passwort vergessen',
      'das Passwort ist falsch',
      'Passwort läuft in 3 Tagen ab',
      'kannst du mein Passwort zurücksetzen?',
      'wie war nochmal das WLAN-Passwort?',
      'das Passwort schick ich dir per SMS',
      'Passwort muss mindestens 12 Zeichen haben',
      'bitte Passwort nie weitergeben',
      'Passwort ist immer noch das alte',
    ],
  },
  fr: {
    gives: [
      'Wifi : invités\nMot de passe : {0}',
      'ton nouveau mot de passe est {0}',
      'login anna / mdp {0}',
      'le mot de passe est {0}',
      'mot de passe : {0}',
      'mdp {0}',
      'le mdp du wifi c’est {0}',
      'identifiant admin, mot de passe {0}',
      'nouveau mot de passe pour le serveur : {0}',
      'j’ai changé le mot de passe en {0}',
      'code wifi : {0}',
    ],
    none: [
      'mot de passe trop court',
      'on se dit le mot de passe au téléphone',
      'faut changer le mot de passe',
      'j’ai oublié mon mot de passe',
      'le mot de passe est incorrect',
      'c’est quoi le mdp du wifi ?',
      'ton mot de passe expire bientôt',
      'je t’envoie le mot de passe par SMS',
      'ne donne jamais ton mot de passe',
      'le mot de passe doit contenir 12 caractères',
      'mot de passe modifié hier',
    ],
  },
  es: {
    gives: [
      'la clave nueva es {0}',
      'usuario: ana\nclave: {0}',
      'la contraseña es {0}',
      'contraseña: {0}',
      'la clave del wifi es {0}',
      'usuario admin contraseña {0}',
      'la nueva contraseña del servidor: {0}',
      'pass: {0}',
      'cambié la contraseña a {0}',
    ],
    none: [
      'me cambiaron la contraseña',
      'contraseña demasiado corta',
      'olvidé mi contraseña',
      'la contraseña es incorrecta',
      '¿cuál era la clave del wifi?',
      'tu contraseña caduca mañana',
      'te mando la contraseña por SMS',
      'nunca compartas tu contraseña',
      'la clave está en organizarse bien',
      'la contraseña debe tener 12 caracteres',
    ],
  },
  it: {
    gives: [
      'utente: anna\npassword: {0}',
      'la psw è {0}',
      'la password è {0}',
      'password: {0}',
      'la pass del wifi è {0}',
      'utente admin, password {0}',
      'nuova password del server: {0}',
      'ho cambiato la password in {0}',
      'psw {0}',
    ],
    none: [
      'password troppo corta',
      'devo cambiare la password',
      'ho dimenticato la password',
      'la password è sbagliata',
      'qual era la password del wifi?',
      'la tua password scade domani',
      'ti mando la password per SMS',
      'la password deve avere 12 caratteri',
      'non condividere mai la password',
    ],
  },
  'pt-BR': {
    gives: [
      'usuário: ana\nsenha: {0}',
      'a senha nova é {0}',
      'a senha é {0}',
      'senha: {0}',
      'a senha do wifi é {0}',
      'usuário admin senha {0}',
      'nova senha do servidor: {0}',
      'troquei a senha pra {0}',
      'login ana / senha {0}',
    ],
    none: [
      'senha muito curta',
      'preciso trocar a senha',
      'esqueci minha senha',
      'a senha está errada',
      'qual era a senha do wifi?',
      'sua senha expira amanhã',
      'te mando a senha por SMS',
      'nunca passe sua senha',
      'a senha precisa ter 12 caracteres',
    ],
  },
  pl: {
    gives: [
      'login: ania\nhasło: {0}',
      'hasło do kompa: {0}',
      'hasło to {0}',
      'hasło: {0}',
      'hasło do wifi: {0}',
      'login admin, hasło {0}',
      'nowe hasło do serwera to {0}',
      'zmieniłem hasło na {0}',
    ],
    none: [
      'hasło za krótkie',
      'trzeba zmienić hasło',
      'zapomniałem hasła',
      'hasło jest złe',
      'jakie było hasło do wifi?',
      'hasło wygasa jutro',
      'hasło wyślę ci smsem',
      'nigdy nie podawaj hasła',
      'hasło musi mieć 12 znaków',
    ],
  },
  cs: {
    gives: [
      'heslo je {0}',
      'heslo: {0}',
      'heslo na wifi je {0}',
      'login admin heslo {0}',
      'nové heslo na server: {0}',
      'změnil jsem heslo na {0}',
    ],
    none: [
      'zapomněl jsem heslo',
      'heslo je špatně',
      'jaké bylo heslo na wifi?',
      'heslo vyprší zítra',
      'heslo ti pošlu smskou',
      'heslo musí mít aspoň 12 znaků',
    ],
  },
  nl: {
    gives: [
      'het wachtwoord is {0}',
      'wachtwoord: {0}',
      'ww {0}',
      'het wifi wachtwoord is {0}',
      'gebruiker admin, wachtwoord {0}',
      'heb het wachtwoord veranderd naar {0}',
    ],
    none: [
      'ik ben mijn wachtwoord vergeten',
      'het wachtwoord is fout',
      'wat was het wifi wachtwoord ook alweer?',
      'je wachtwoord verloopt morgen',
      'ik stuur je het wachtwoord per sms',
    ],
  },
  sv: {
    gives: [
      'lösenordet är {0}',
      'lösenord: {0}',
      'lösen till wifi: {0}',
      'användare admin, lösenord {0}',
      'bytte lösenordet till {0}',
    ],
    none: [
      'jag har glömt lösenordet',
      'lösenordet är fel',
      'vad var lösenordet till wifi?',
      'lösenordet går ut imorgon',
      'jag skickar lösenordet via sms',
    ],
  },
  da: {
    gives: [
      'adgangskoden er {0}',
      'adgangskode: {0}',
      'kodeordet til wifi er {0}',
      'bruger admin, kodeord {0}',
    ],
    none: [
      'jeg har glemt min adgangskode',
      'kodeordet er forkert',
      'hvad er koden til wifi?',
      'adgangskoden udløber i morgen',
    ],
  },
  no: {
    gives: ['passordet er {0}', 'passord: {0}', 'passordet til wifi er {0}', 'bruker admin, passord {0}'],
    none: [
      'jeg har glemt passordet',
      'passordet er feil',
      'hva var wifi-passordet?',
      'passordet utløper i morgen',
    ],
  },
  fi: {
    gives: ['salasana on {0}', 'salasana: {0}', 'wifin salasana on {0}', 'tunnus admin, salasana {0}'],
    none: [
      'unohdin salasanan',
      'salasana on väärä',
      'mikä oli wifin salasana?',
      'salasana vanhenee huomenna',
    ],
  },
  hu: {
    gives: [
      'a jelszó {0}',
      'jelszó: {0}',
      'a wifi jelszó {0}',
      'felhasználó admin, jelszó: {0}',
      'a jelszót átírtam erre: {0}',
    ],
    none: ['elfelejtettem a jelszavam', 'a jelszó hibás', 'mi volt a wifi jelszó?', 'a jelszó holnap lejár'],
  },
  ro: {
    gives: ['parola este {0}', 'parola: {0}', 'parola de la wifi e {0}', 'user admin parola {0}'],
    none: ['mi-am uitat parola', 'parola este greșită', 'care era parola de la wifi?', 'parola expiră mâine'],
  },
  tr: {
    gives: [
      'kullanıcı adı: anna\nşifre: {0}',
      'şifre {0}',
      'şifre: {0}',
      'wifi şifresi {0}',
      'parola: {0}',
      'kullanıcı admin şifre {0}',
      'yeni şifrem {0}',
    ],
    none: [
      'şifre çok kısa',
      'şifreyi değiştirmem lazım',
      'şifremi unuttum',
      'şifre yanlış',
      'wifi şifresi neydi?',
      'şifrenin süresi yarın doluyor',
      'şifreyi smsle atarım',
    ],
  },
  ru: {
    gives: [
      'логин: anna\nпароль: {0}',
      'пароль от компа {0}',
      'пароль {0}',
      'пароль: {0}',
      'пароль от вайфая {0}',
      'логин admin пароль {0}',
      'новый пароль от сервера: {0}',
      'поменял пароль на {0}',
    ],
    none: [
      'надо сменить пароль',
      'пароль слишком короткий',
      'я забыл пароль',
      'пароль неверный',
      'какой пароль от вайфая?',
      'пароль истекает завтра',
      'пароль скину смской',
      'никому не говори пароль',
    ],
  },
  uk: {
    gives: [
      'пароль {0}',
      'пароль: {0}',
      'пароль від вайфаю {0}',
      'логін admin пароль {0}',
      'новий пароль від сервера: {0}',
    ],
    none: ['я забув пароль', 'пароль неправильний', 'який пароль від вайфаю?', 'пароль закінчується завтра'],
  },
  el: {
    gives: [
      'ο κωδικός είναι {0}',
      'κωδικός: {0}',
      'ο κωδικός του wifi είναι {0}',
      'χρήστης admin κωδικός {0}',
    ],
    none: [
      'ξέχασα τον κωδικό μου',
      'ο κωδικός είναι λάθος',
      'ποιος ήταν ο κωδικός του wifi;',
      'ο κωδικός λήγει αύριο',
    ],
  },
  ar: {
    gives: [
      'كلمة السر هي {0}',
      'كلمة المرور: {0}',
      'باسورد الواي فاي {0}',
      'كلمة سر الواي فاي {0}',
      'اليوزر admin والباسورد {0}',
    ],
    none: ['نسيت كلمة السر', 'كلمة المرور خاطئة', 'ما هي كلمة سر الواي فاي؟', 'كلمة المرور تنتهي غدا'],
  },
  he: {
    gives: ['הסיסמה היא {0}', 'סיסמה: {0}', 'הסיסמא לוויפי {0}', 'משתמש admin סיסמה {0}'],
    none: ['שכחתי את הסיסמה', 'הסיסמה שגויה', 'מה הייתה הסיסמה לוויפי?', 'הסיסמה פגה מחר'],
  },
  hi: {
    gives: ['पासवर्ड {0} है', 'पासवर्ड: {0}', 'वाईफाई का पासवर्ड {0}', 'wifi ka password {0} hai'],
    none: ['मैं पासवर्ड भूल गया', 'पासवर्ड गलत है', 'वाईफाई का पासवर्ड क्या था?', 'password bhool gaya yaar'],
  },
  ja: {
    gives: ['パスワードは{0}です', 'パスワード：{0}', 'WiFiのパスワード {0}', 'PW: {0}'],
    none: [
      'パスワードを忘れました',
      'パスワードが違います',
      'WiFiのパスワード何だっけ？',
      'パスワードは明日期限切れです',
    ],
  },
  zh: {
    gives: ['密码是{0}', '密码：{0}', 'wifi密码 {0}', '账号admin 密码{0}'],
    none: ['我忘记密码了', '密码不对', 'wifi密码是多少？', '密码明天过期', '密码我短信发你'],
  },
  ko: {
    gives: ['비밀번호는 {0}입니다', '비밀번호: {0}', '와이파이 비번 {0}', '아이디 admin 비번 {0}'],
    none: ['비밀번호를 잊어버렸어', '비밀번호가 틀렸대', '와이파이 비번 뭐였지?', '비밀번호 내일 만료돼'],
  },
};

/** Passwords as people make them: a word and a year, leet, symbols, generated ones. */
const bases = ['Sommer', 'dragon', 'Lisboa', 'kawa', 'Tiger', 'blume', 'Guest', 'Praha', 'monkey', 'Haus'];

function password(random: Random): string {
  const base = random.of(bases);
  const kinds: readonly (() => string)[] = [
    () => `${base}${String(2000 + random.below(40))}`,
    () => `${base}${random.text(2, '23456789')}!`,
    () => `${base}-${random.of(bases)}-${random.text(2, '23456789')}`,
    () =>
      `${random.text(4, 'abcdefghkmnpqrstuvwxyz')}${random.text(3, '23456789')}${random.text(3, 'ABCDEFGHKMNPQRSTUVWXYZ')}`,
    () => `${base}@${random.text(3, '23456789')}`,
    () => `${random.text(5, 'abcdefghkmnp')}${random.text(2, '#$%&*')}${random.text(3, 'QRSTUV23456789')}`,
  ];
  return random.of(kinds)();
}

export function passwordMessages(random: Random): Draft[] {
  return Object.entries(talk).flatMap(([language, { gives, none }]) => [
    ...gives.map((text) => write(language, text, [{ value: password(random), label: 'password' }])),
    ...none.map((text) => write(language, text)),
  ]);
}
