import type { Rule } from '../../core/policy/schema.ts';

export type Suggestion = NonNullable<Rule['then']['suggest']>[number];

/** Where the demonstration is practised, the practice page puts its own address in place of these. */
const address = (tool: string): string => `https://${tool}.example/`;

export const paymentLink: Suggestion = {
  label: {
    en: 'Make a payment link',
    de: 'Zahlungslink erstellen',
    fr: 'Créer un lien de paiement',
    es: 'Crear un enlace de pago',
    it: 'Creare un link di pagamento',
    pl: 'Utwórz link do płatności',
    'pt-BR': 'Criar um link de pagamento',
    ar: 'إنشاء رابط دفع',
  },
  url: address('pay'),
};

export const passwordManager: Suggestion = {
  label: {
    en: 'Share with the password manager',
    de: 'Über den Passwortmanager teilen',
    fr: 'Partager par le gestionnaire de mots de passe',
    es: 'Compartir con el gestor de contraseñas',
    it: 'Condividere con il gestore di password',
    pl: 'Udostępnij przez menedżer haseł',
    'pt-BR': 'Compartilhar pelo gerenciador de senhas',
    ar: 'المشاركة عبر مدير كلمات المرور',
  },
  url: address('passwords'),
};

export const protectedFile: Suggestion = {
  label: {
    en: 'Share as a file with access control',
    de: 'Als Datei mit Zugriffsschutz teilen',
    fr: 'Partager comme fichier à accès contrôlé',
    es: 'Compartir como archivo con control de acceso',
    it: 'Condividere come file ad accesso controllato',
    pl: 'Udostępnij jako plik z kontrolą dostępu',
    'pt-BR': 'Compartilhar como arquivo com controle de acesso',
    ar: 'المشاركة كملف بصلاحيات وصول',
  },
  url: address('files'),
};
