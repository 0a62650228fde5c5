import type { Random } from '../random.ts';
import { hex, mixed } from '../random.ts';
import { secret, vendorKeys } from '../values/secrets.ts';
import { type Draft, write } from '../write.ts';

/** How keys are sent: said, pasted from a shell, from a file, from code. */
const says: readonly (readonly [language: string, text: string])[] = [
  ['en', 'here’s the key for staging: {0} pls don’t share'],
  ['en', 'export API_TOKEN={0}'],
  ['en', 'curl -H "Authorization: Bearer {0}" https://api.shop.example/v1/me'],
  ['en', 'config.yaml:\n  token: "{0}"\n  region: eu'],
  ['en', 'const client = new Client("{0}");'],
  ['en', 'try with `{0}` and tell me if it works'],
  ['de', 'nimm den hier zum Testen {0}, ich rotier ihn später'],
  ['fr', 'utilise ce jeton en attendant : {0}'],
  ['es', 'te paso el token {0} para la demo'],
  ['pl', 'klucz do api: {0} tylko nie wrzucaj na gita'],
  ['ru', 'вот ключ {0}, проверь интеграцию'],
  ['tr', 'anahtar {0}, test edip haber ver'],
  ['pt-BR', 'usa essa chave {0} por enquanto'],
  ['ja', 'キーはこれです {0}'],
  ['zh', '测试用这个密钥 {0}'],
  ['ar', 'هذا هو المفتاح {0}'],
];

export function secretMessages(random: Random): Draft[] {
  const keys = Object.entries(vendorKeys).flatMap(([vendor, format], at) =>
    [0, 1].map((turn) => {
      const [language, text] = says[(at * 2 + turn * 3) % says.length] ?? ['en', '{0}'];
      return write(language, text, [{ value: secret(format, random), label: `secret:${vendor}` }]);
    }),
  );
  return [...keys, ...byTheirNames(random), ...notSecrets(random)];
}

/** Keys that look like nothing in particular: the words around them tell. */
function byTheirNames(random: Random): Draft[] {
  const plain = (text: string, count: number, alphabet: string, vendor: string) =>
    write('en', text, [{ value: random.text(count, alphabet), label: `secret:${vendor}` }]);
  return [
    plain('DATADOG_API_KEY={0}', 32, hex, 'datadog'),
    plain('the cloudflare api token is {0}', 40, mixed, 'cloudflare'),
    plain('algolia admin api key: {0}', 32, hex, 'algolia'),
    write('en', 'HEROKU_API_KEY={0}', [
      { value: [8, 4, 4, 4, 12].map((count) => random.text(count, hex)).join('-'), label: 'secret:heroku' },
    ]),
    plain('aws_secret_access_key = {0}', 40, mixed, 'aws-secret'),
    plain('mistral key: {0}', 32, mixed, 'mistral'),
    plain('CIRCLE_TOKEN circleci token {0}', 40, hex, 'circleci'),
    plain('client_secret={0}', 40, mixed, 'generic'),
    plain('SECRET_KEY="{0}"', 50, mixed, 'generic'),
    plain('api_key: {0}', 32, mixed, 'generic'),
    plain('postgres://app:{0}@db.shop.example:5432/app', 16, mixed, 'connection'),
    plain('mongodb+srv://root:{0}@cluster0.shop.example/test', 14, mixed, 'connection'),
    plain('https://deploy:{0}@git.shop.example/app.git', 18, mixed, 'connection'),
    plain('Server=db.shop.example;Database=crm;User Id=sa;Password={0};', 14, mixed, 'connection'),
  ];
}

function notSecrets(random: Random): Draft[] {
  const none = (text: string, count: number, alphabet: string) =>
    write('en', text, [{ value: random.text(count, alphabet) }]);
  const uuid = () => ({ value: [8, 4, 4, 4, 12].map((count) => random.text(count, hex)).join('-') });
  return [
    none('fixed in commit {0}, please review', 40, hex),
    none('git checkout {0}', 40, hex),
    none('sha256:{0} is the new image digest', 64, hex),
    none('md5 of the zip is {0}', 32, hex),
    none('sha512-{0}== in package-lock.json', 86, mixed),
    none('etag: "{0}"', 32, hex),
    none('trace id {0}', 32, hex),
    none('https://docs.shop.example/d/{0}/edit', 44, mixed),
    none('https://www.youtube.example/watch?v={0}', 11, mixed),
    none('https://cdn.shop.example/assets/app-{0}.js', 20, hex),
    write('en', 'the request id was {0}', [uuid()]),
    write('en', 'user {0} can’t log in', [uuid()]),
    write('de', 'Fehler-ID {0}, schau mal ins Log', [uuid()]),
    write('fr', 'le correlation id : {0}', [uuid()]),
    none('container id {0}', 64, hex),
    none('zoom link https://meet.shop.example/j/{0}', 11, '123456789'),
    none('build {0} is green', 12, hex),
    none('branch feature/{0}', 10, hex),
    write('en', 'set GITHUB_TOKEN in the CI settings, then rerun'),
    write('en', 'api_key: YOUR_API_KEY_HERE'),
    write('en', 'export STRIPE_SECRET_KEY=${STRIPE_SECRET_KEY}'),
    write('en', 'token: <your-token>'),
    write('en', 'client_secret=xxxxxxxxxxxxxxxxxxxxxxxx'),
    write('en', 'SECRET_KEY=changeme'),
    write('en', 'const token = await getAccessToken(user);'),
    write('en', 'Authorization: Bearer $TOKEN'),
    write('en', 'password=process.env.DB_PASSWORD'),
    write('en', 'tokens start with gh|p_ or github|_pat_'.replaceAll('|', '')),
    write('en', 'the key starts with sk_live_ not sk_test_'),
    write('de', 'der API-Key liegt im Vault, frag Jan'),
    write('es', 'el token caduca mañana, hay que renovarlo'),
    write('pl', 'klucz API wygasł, wygeneruj nowy'),
    write('ru', 'ключ апи протух, надо перевыпустить'),
    write('pt-BR', 'a chave da API expirou ontem'),
  ];
}
